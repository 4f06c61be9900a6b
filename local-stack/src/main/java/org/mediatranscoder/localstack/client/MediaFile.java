package org.mediatranscoder.localstack.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A media file on this machine, as ffprobe sees it. */
public record MediaFile(Path path) {

  /** Makes a clip with moving picture and sound, unless it is there already. */
  public static MediaFile generated(Path path, int seconds) {
    if (!Files.exists(path)) {
      Path draft = path.resolveSibling("part-" + path.getFileName());
      run(
          List.of(
              "ffmpeg",
              "-v",
              "error",
              "-nostdin",
              "-y",
              "-f",
              "lavfi",
              "-i",
              "testsrc2=size=1280x720:rate=30:duration=" + seconds,
              "-f",
              "lavfi",
              "-i",
              "sine=frequency=440:sample_rate=48000:duration=" + seconds,
              "-c:v",
              "libx264",
              "-preset",
              "ultrafast",
              "-pix_fmt",
              "yuv420p",
              "-c:a",
              "aac",
              "-shortest",
              draft.toString()));
      try {
        Files.move(draft, path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new MediaFile(path);
  }

  /**
   * Says what ffprobe finds, such as {@code h264 1280x720, aac, 10.0 s, 1234567 bytes}.
   *
   * @throws ClientFailedException if it is no media file
   */
  public String describe() {
    JsonNode probe =
        JsonMapper.shared()
            .readTree(
                run(
                    List.of(
                        "ffprobe",
                        "-v",
                        "error",
                        "-show_entries",
                        "stream=codec_name,width,height:format=duration,size",
                        "-of",
                        "json",
                        path.toString())));
    List<String> parts = new ArrayList<>(streams(probe));
    JsonNode format = probe.path("format");
    format
        .path("duration")
        .asStringOpt()
        .ifPresent(d -> parts.add("%.1f s".formatted(Double.valueOf(d))));
    parts.add(format.path("size").asString("?") + " bytes");
    return String.join(", ", parts);
  }

  private static List<String> streams(JsonNode probe) {
    List<String> streams =
        StreamSupport.stream(probe.path("streams").spliterator(), false)
            .map(MediaFile::stream)
            .collect(Collectors.toList());
    if (streams.isEmpty()) {
      throw new ClientFailedException("ffprobe finds no stream in what came out");
    }
    return streams;
  }

  private static String stream(JsonNode stream) {
    String codec = stream.path("codec_name").asString("unknown");
    return stream.has("width")
        ? "%s %dx%d".formatted(codec, stream.get("width").asInt(), stream.get("height").asInt())
        : codec;
  }

  private static String run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new ClientFailedException(command.getFirst() + " failed");
      }
      return output;
    } catch (IOException e) {
      throw new ClientFailedException(
          "Cannot run %s: %s".formatted(command.getFirst(), e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientFailedException("Stopped");
    }
  }
}
