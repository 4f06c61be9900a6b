package org.mediatranscoder.transcoding.cases;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The frames of a video, decoded. */
final class MeasuredVideo {

  private static final Pattern IDET =
      Pattern.compile("Multi frame detection: TFF: *(\\d+) BFF: *(\\d+)");
  private static final Pattern LUMA =
      Pattern.compile("pts_time:([0-9.]+)|lavfi\\.signalstats\\.YAVG=([0-9.]+)");
  private static final int BRIGHT = 120;

  private MeasuredVideo() {}

  /** When each frame is shown, in seconds after the first. */
  static List<Double> times(Path file, String stream) {
    List<Double> times =
        MeasuringTool.probe(
                file,
                "-select_streams",
                stream,
                "-show_entries",
                "frame=pts_time",
                "-of",
                "csv=p=0")
            .stream()
            .map(line -> line.replace(",", ""))
            .filter(line -> !line.equals("N/A"))
            .map(Double::parseDouble)
            .sorted()
            .toList();
    return times.stream().map(time -> time - times.getFirst()).toList();
  }

  static int frames(Path file) {
    return MeasuringTool.probe(
            file, "-select_streams", "v:0", "-show_entries", "frame=width", "-of", "csv=p=0")
        .size();
  }

  /**
   * How many frames FFmpeg's idet filter takes for interlaced. Its own threshold of 1.04 takes
   * every frame of fine detail for one, also those of a progressive {@code testsrc2}.
   */
  static int combed(Path file) {
    int combed = 0;
    for (String line :
        MeasuringTool.log(
            file, "-map", "0:v:0", "-vf", "idet=intl_thres=1.15", "-f", "null", "-")) {
      Matcher match = IDET.matcher(line);
      if (match.find()) {
        combed += Integer.parseInt(match.group(1)) + Integer.parseInt(match.group(2));
      }
    }
    return combed;
  }

  /**
   * How near the frames are to those of a generated source of the same size, one by one, in
   * decibels (PSNR); a comb costs some ten of them.
   */
  static double nearness(Path file, String source) {
    String graph =
        "[1:v][0:v]scale2ref[wanted][made];[made]setpts=N/25/TB[a];[wanted]setpts=N/25/TB,format=yuv420p[b];[a][b]psnr";
    String log =
        String.join(
            "\n",
            MeasuringTool.log(
                file, "-f", "lavfi", "-i", source, "-lavfi", graph, "-f", "null", "-"));
    Matcher match = Pattern.compile("PSNR .*average:([0-9.]+|inf)").matcher(log);
    if (!match.find()) {
      throw new IllegalStateException(log);
    }
    return match.group(1).equals("inf") ? 100 : Double.parseDouble(match.group(1));
  }

  /** When the picture becomes bright, in seconds. */
  static List<Double> flashes(Path file) {
    List<Double> flashes = new ArrayList<>();
    double time = 0;
    boolean bright = false;
    String graph = "signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=-";
    byte[] output = MeasuringTool.decode(file, "-map", "0:v:0", "-vf", graph, "-f", "null", "-");
    Matcher match = LUMA.matcher(new String(output, StandardCharsets.UTF_8));
    while (match.find()) {
      if (match.group(1) != null) {
        time = Double.parseDouble(match.group(1));
      } else {
        boolean now = Double.parseDouble(match.group(2)) > BRIGHT;
        if (now && !bright) {
          flashes.add(time);
        }
        bright = now;
      }
    }
    return flashes;
  }

  /** Red, green and blue in the middle of six fields that stand side by side in the first frame. */
  static List<int[]> fields(Path file) {
    byte[] pixels =
        MeasuringTool.decode(
            file,
            "-map",
            "0:v:0",
            "-frames:v",
            "1",
            "-vf",
            "scale=600:60:flags=area+accurate_rnd+full_chroma_int:out_range=pc,format=rgb24",
            "-f",
            "rawvideo",
            "-");
    List<int[]> fields = new ArrayList<>();
    for (int field = 0; field < 6; field++) {
      int at = (30 * 600 + field * 100 + 50) * 3;
      fields.add(new int[] {pixels[at] & 255, pixels[at + 1] & 255, pixels[at + 2] & 255});
    }
    return fields;
  }
}
