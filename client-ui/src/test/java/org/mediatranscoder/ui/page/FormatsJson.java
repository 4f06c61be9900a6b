package org.mediatranscoder.ui.page;

/** The catalogue as the gateway answers with it. */
final class FormatsJson {

  /** Three purposes; the second format has options of each type. */
  static final String FORMATS =
      """
      {"formats":[
       {"id":"mp4-720p","name":"MP4 720p","description":"Plays everywhere","purpose":"EVERYWHERE",
        "kind":"VIDEO","extension":"mp4","contentType":"video/mp4","needs":["VIDEO"],
        "options":{"type":"object","additionalProperties":false,"properties":{
          "metadata":{"title":"Metadata","description":"Title and the like","type":"string",
            "enum":["remove","keep"],"default":"remove"}}}},
       {"id":"mp3","name":"MP3","description":"The audio alone","purpose":"AUDIO",
        "kind":"AUDIO","extension":"mp3","contentType":"audio/mpeg","needs":["AUDIO"],
        "options":{"type":"object","additionalProperties":false,"properties":{
          "chapters":{"title":"Chapters","description":"With their titles","type":"string",
            "enum":["remove","keep"],"default":"remove"},
          "audioTrack":{"title":"Audio track","description":"Counted from 1","type":"integer",
            "minimum":0,"maximum":64,"default":0},
          "speed":{"title":"Speed","description":"Faster or slower","type":"number",
            "minimum":0.5,"maximum":2},
          "normalize":{"title":"Even loudness","description":"As loud as others","type":"boolean",
            "default":false},
          "audioLanguage":{"title":"Language","description":"Of the audio","type":"string",
            "enum":["any","deu","jpn"],"default":"any"},
          "loudness":{"title":"Loudness","description":"In LUFS","type":"string",
            "enum":["keep","-23","-16"],"default":"keep"},
          "trimStart":{"title":"From","description":"Minutes and seconds","type":"string",
            "pattern":"^[0-9]+:[0-5][0-9]$"}}}},
       {"id":"gif","name":"GIF","description":"Animation","purpose":"PICTURES","kind":"IMAGE",
        "extension":"gif","contentType":"image/gif","needs":["VIDEO"],
        "options":{"type":"object","additionalProperties":false,"properties":{}}}]}""";

  private FormatsJson() {}
}
