package org.mediatranscoder.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes clips with the real FFmpeg and asks the real ffprobe, apart from the code under test. */
public final class Media {

  private static final String TONE = "-f lavfi -i sine=frequency=440";

  private Media() {}

  /** A picture with a counter and a tone; the container follows from the file's name. */
  public static Path clip(Path file, int seconds) throws IOException, InterruptedException {
    return clip(file, seconds, "640x360");
  }

  public static Path clip(Path file, int seconds, String size)
      throws IOException, InterruptedException {
    return video(file, seconds, "testsrc2=rate=25:size=" + size, "");
  }

  /** The same with a key frame in each second. */
  public static Path clipWithKeyFrames(Path file, int seconds, String size)
      throws IOException, InterruptedException {
    return video(file, seconds, "testsrc2=rate=25:size=" + size, " -g 25");
  }

  /** Red all over, and a tone. */
  static Path red(Path file, int seconds) throws IOException, InterruptedException {
    return video(file, seconds, "color=red:rate=25:size=640x360", "");
  }

  private static Path video(Path file, int seconds, String picture, String more)
      throws IOException, InterruptedException {
    String codecs = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac" + more;
    return make(file, "-f lavfi -i %s %s -t %d %s".formatted(picture, TONE, seconds, codecs));
  }

  /**
   * A video with subtitles.
   *
   * @param texts by language, each shown from the ninth second to the eleventh
   */
  static Path spoken(Path file, Path video, Map<String, String> texts)
      throws IOException, InterruptedException {
    StringBuilder inputs = new StringBuilder("-i " + video);
    StringBuilder maps = new StringBuilder(" -map 0");
    int number = 0;
    for (String language : new TreeSet<>(texts.keySet())) {
      Path cues = file.resolveSibling(language + ".srt");
      Files.writeString(cues, "1\n00:00:09,000 --> 00:00:11,000\n" + texts.get(language) + "\n");
      inputs.append(" -i ").append(cues);
      maps.append(" -map %d -metadata:s:s:%d language=%s".formatted(number + 1, number, language));
      number++;
    }
    return make(file, inputs + maps.toString() + " -c copy -c:s srt");
  }

  /** A tone without picture. */
  public static Path tone(Path file, int seconds) throws IOException, InterruptedException {
    return make(file, "%s -t %d".formatted(TONE, seconds));
  }

  /**
   * @param options of FFmpeg, none of which holds a space
   */
  private static Path make(Path file, String options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-y"));
    command.addAll(List.of(options.split(" ", -1)));
    command.add(file.toString());
    run(command);
    return file;
  }

  public static Facts probe(Path file) throws IOException, InterruptedException {
    String json =
        run(
            List.of(
                "ffprobe",
                "-v",
                "error",
                "-show_format",
                "-show_streams",
                "-of",
                "json",
                file.toString()));
    return new Facts(JsonMapper.shared().readTree(json));
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(command.getFirst() + ": " + output);
    }
    return output;
  }

  /** What ffprobe says. */
  public record Facts(JsonNode json) {

    String container() {
      return json.get("format").get("format_name").asString();
    }

    double seconds() {
      return Double.parseDouble(json.get("format").get("duration").asString());
    }

    /** The codec of the first stream of this type, or an empty text. */
    String codec(String type) {
      JsonNode stream = first(type);
      return stream == null ? "" : stream.get("codec_name").asString();
    }

    /** In pixels, of the first video stream, which must be there. */
    int width() {
      return Objects.requireNonNull(first("video")).get("width").asInt();
    }

    int height() {
      return Objects.requireNonNull(first("video")).get("height").asInt();
    }

    /** Of the first video stream, as an MP4 file says. */
    public int frames() {
      return Integer.parseInt(Objects.requireNonNull(first("video")).get("nb_frames").asString());
    }

    private @Nullable JsonNode first(String type) {
      return StreamSupport.stream(json.get("streams").spliterator(), false)
          .filter(stream -> stream.get("codec_type").asString().equals(type))
          .findFirst()
          .orElse(null);
    }
  }
}
