package org.mediatranscoder.transcoding.cases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of an output say.
 *
 * @param seconds of the whole file, from the first time stamp to the end
 * @param start of the whole file in seconds
 */
record MeasuredStreams(
    double seconds, double start, @Nullable Fields video, @Nullable Fields audio) {

  /** Fields of one stream as ffprobe prints them. */
  record Fields(Map<String, String> values) {
    String text(String name) {
      return values.getOrDefault(name, "unknown");
    }

    int number(String name) {
      return Integer.parseInt(text(name));
    }

    double seconds(String name) {
      return MeasuredStreams.seconds(text(name));
    }
  }

  static MeasuredStreams of(Path file) {
    Fields format = fields(file, "-show_entries", "format=start_time,duration");
    return new MeasuredStreams(
        seconds(format.text("duration")),
        seconds(format.text("start_time")),
        stream(file, "v:0"),
        stream(file, "a:0"));
  }

  /**
   * When the first sample of the audio is due, in seconds; what an encoder put before it, as Opus
   * does, is no sample. The header of the stream says 0 where the audio begins late in a WebM.
   */
  static double firstSample(Path file) {
    return fields(
            file,
            "-select_streams",
            "a:0",
            "-read_intervals",
            "%+#1",
            "-show_entries",
            "frame=pts_time")
        .seconds("pts_time");
  }

  private static @Nullable Fields stream(Path file, String specifier) {
    Fields fields =
        fields(
            file,
            "-select_streams",
            specifier,
            "-show_entries",
            "stream=codec_name,width,height,sample_aspect_ratio,level,field_order,start_time,channels"
                + ",color_range,color_space,color_transfer,color_primaries,pix_fmt");
    return fields.values().isEmpty() ? null : fields;
  }

  private static Fields fields(Path file, String... options) {
    List<String> all = new ArrayList<>(Arrays.asList(options));
    all.addAll(List.of("-of", "default=nw=1"));
    return new Fields(
        MeasuringTool.probe(file, all.toArray(String[]::new)).stream()
            .map(line -> line.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> one)));
  }

  private static double seconds(String text) {
    return text.equals("N/A") || text.equals("unknown") ? 0 : Double.parseDouble(text);
  }
}
