package org.mediatranscoder.transcoding.formats;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mediatranscoder.catalogue.Catalogue;
import org.mediatranscoder.model.format.MediaFormat;

/** How this worker encodes each format of the catalogue. */
public final class OutputFormats {

  private static final List<OutputFormat> ALL =
      List.of(
          mp4(720, "5M", "10M"),
          mp4(1080, "8M", "16M"),
          mp4(480, "2500k", "5M"),
          webm(),
          mp3(),
          wav(),
          gif());

  private OutputFormats() {}

  public static Optional<OutputFormat> find(String id) {
    return ALL.stream().filter(format -> format.entry().id().equals(id)).findFirst();
  }

  private static MediaFormat entry(String id) {
    return Catalogue.bundled().find(id).orElseThrow();
  }

  private static OutputFormat mp4(int resolution, String maxRate, String buffer) {
    return new VideoFormat(
        entry("mp4-" + resolution + "p"),
        resolution,
        h264(maxRate, buffer),
        List.of("-c:a", "aac", "-b:a", "128k"),
        "mp4",
        List.of("-movflags", "+faststart"));
  }

  private static List<String> h264(String maxRate, String buffer) {
    return List.of(
        "-c:v", "libx264",
        "-preset", "fast",
        "-crf", "22",
        "-maxrate", maxRate,
        "-bufsize", buffer,
        "-profile:v", "high",
        "-pix_fmt", "yuv420p");
  }

  private static OutputFormat webm() {
    return new VideoFormat(
        entry("webm-720p"),
        720,
        vp9(),
        List.of("-c:a", "libopus", "-b:a", "96k"),
        "webm",
        List.of("-cues_to_front", "1"));
  }

  private static List<String> vp9() {
    return List.of(
        "-c:v", "libvpx-vp9",
        "-deadline", "good",
        "-cpu-used", "4",
        "-row-mt", "1",
        "-tile-columns", "2",
        "-crf", "33",
        "-b:v", "0",
        "-pix_fmt", "yuv420p");
  }

  private static OutputFormat mp3() {
    return new AudioFormat(entry("mp3"), false, List.of("-c:a", "libmp3lame", "-q:a", "2"), "mp3");
  }

  private static OutputFormat wav() {
    return new AudioFormat(
        entry("wav"), true, List.of("-c:a", "pcm_s16le", "-rf64", "auto"), "wav");
  }

  private static OutputFormat gif() {
    return new AnimationFormat(entry("gif"), 480, 12, Duration.ofSeconds(15));
  }
}
