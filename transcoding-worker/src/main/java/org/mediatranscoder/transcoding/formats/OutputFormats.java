package org.mediatranscoder.transcoding.formats;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mediatranscoder.catalogue.Catalogue;
import org.mediatranscoder.model.format.MediaFormat;

/** How this worker encodes each format of the catalogue. */
public final class OutputFormats {

  private static final List<OutputFormat> ALL =
      List.of(mp4(720, 5000), mp4(1080, 8000), mp4(480, 2500), webm(), mp3(), wav(), gif());

  private OutputFormats() {}

  public static Optional<OutputFormat> find(String id) {
    return ALL.stream().filter(format -> format.entry().id().equals(id)).findFirst();
  }

  private static MediaFormat entry(String id) {
    return Catalogue.bundled().find(id).orElseThrow();
  }

  private static OutputFormat mp4(int resolution, int maxKbps) {
    return new VideoFormat(
        entry("mp4-" + resolution + "p"),
        resolution,
        VideoCodec.H264,
        maxKbps,
        h264(maxKbps),
        AudioCodec.AAC,
        128,
        List.of("-c:a", "aac"),
        "mp4",
        List.of("-movflags", "+faststart"));
  }

  private static List<String> h264(int maxKbps) {
    return List.of(
        "-c:v", "libx264",
        "-preset", "fast",
        "-crf", "22",
        "-maxrate", maxKbps + "k",
        "-bufsize", 2 * maxKbps + "k",
        "-profile:v", "high",
        "-pix_fmt", "yuv420p");
  }

  private static OutputFormat webm() {
    return new VideoFormat(
        entry("webm-720p"),
        720,
        VideoCodec.VP9,
        null,
        vp9(),
        AudioCodec.OPUS,
        96,
        List.of("-c:a", "libopus"),
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
    return new AudioFormat(
        entry("mp3"),
        false,
        AudioCodec.MP3,
        190,
        48_000,
        List.of("-c:a", "libmp3lame", "-q:a", "2"),
        "mp3");
  }

  private static OutputFormat wav() {
    return new AudioFormat(
        entry("wav"),
        true,
        AudioCodec.PCM_S16,
        0,
        192_000,
        List.of("-c:a", "pcm_s16le", "-rf64", "auto"),
        "wav");
  }

  private static OutputFormat gif() {
    return new AnimationFormat(entry("gif"), 480, 12, Duration.ofSeconds(15));
  }
}
