package org.mediatranscoder.transcoding.plan;

import java.util.List;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.LanguageCode;

/** Says again which language is spoken, as all that a source says of itself is left out. */
final class Languages {

  private Languages() {}

  /** Of the one audio stream, for containers that say it of the stream. */
  static List<String> of(AudioStream audio) {
    return option("-metadata:s:a:0", audio);
  }

  /** Of a file with this audio alone, whose container says it of the file. */
  static List<String> ofFile(AudioStream audio) {
    return option("-metadata", audio);
  }

  private static List<String> option(String name, AudioStream audio) {
    String code = LanguageCode.written(audio.language());
    return code == null ? List.of() : List.of(name, "language=" + code);
  }
}
