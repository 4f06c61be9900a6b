package org.mediatranscoder.transcoding.plan;

import java.util.List;
import java.util.Map;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.LanguageCode;
import org.mediatranscoder.transcoding.probe.MediaStream;
import org.mediatranscoder.transcoding.probe.OtherStream;
import org.mediatranscoder.transcoding.probe.SubtitleStream;
import org.mediatranscoder.transcoding.probe.VideoStream;

/** Says again which language is spoken, as all that a source says of itself is left out. */
final class Languages {

  private static final Map<String, String> QUICKTIME =
      Map.of(
          "deu", "ger", "nld", "dut", "swe", "sve", "ell", "gre", "zho", "chi", "fas", "per", "isl",
          "ice");

  private Languages() {}

  /** Of the one audio stream, for containers that say it of the stream. */
  static List<String> of(AudioStream audio) {
    return option("-metadata:s:a:0", audio);
  }

  /** Of the stream at this position of the output. */
  static List<String> of(MediaStream stream, int position) {
    String language =
        switch (stream) {
          case VideoStream video -> video.language();
          case AudioStream audio -> audio.language();
          case SubtitleStream subtitles -> subtitles.language();
          case OtherStream _ -> null;
        };
    String code = LanguageCode.written(language);
    return code == null ? List.of() : List.of("-metadata:s:" + position, "language=" + code);
  }

  /** Of a file with this audio alone, whose container says it of the file. */
  static List<String> ofFile(AudioStream audio) {
    return option("-metadata", audio);
  }

  /**
   * The same in QuickTime, whose writer in FFmpeg knows some languages by names of its own, and
   * leaves out those that it does not know.
   */
  static List<String> ofQuickTime(AudioStream audio) {
    String code = LanguageCode.written(audio.language());
    return code == null
        ? List.of()
        : List.of("-metadata:s:a:0", "language=" + QUICKTIME.getOrDefault(code, code));
  }

  private static List<String> option(String name, AudioStream audio) {
    String code = LanguageCode.written(audio.language());
    return code == null ? List.of() : List.of(name, "language=" + code);
  }
}
