package org.mediatranscoder.transcoding.formats;

import static org.mediatranscoder.model.format.MediaKind.AUDIO;
import static org.mediatranscoder.model.format.MediaKind.IMAGE;
import static org.mediatranscoder.model.format.MediaKind.VIDEO;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mediatranscoder.model.format.FormatCatalogue;
import org.mediatranscoder.model.format.MediaFormat;
import org.mediatranscoder.model.format.StreamKind;

/** Every format that this worker makes, in the order in which a page offers them. */
public final class OutputFormats {

  private static final List<OutputFormat> ALL =
      List.of(
          mp4(720, "5M", "10M", "plays everywhere"),
          mp4(1080, "8M", "16M", "for large screens"),
          mp4(480, "2500k", "5M", "small, for slow connections"),
          webm(),
          mp3(),
          wav(),
          gif());

  private OutputFormats() {}

  public static FormatCatalogue catalogue() {
    return new FormatCatalogue(ALL.stream().map(OutputFormat::entry).toList());
  }

  public static Optional<OutputFormat> find(String id) {
    return ALL.stream().filter(format -> format.entry().id().equals(id)).findFirst();
  }

  private static OutputFormat mp4(int resolution, String maxRate, String buffer, String purpose) {
    return new VideoFormat(
        new MediaFormat(
            "mp4-" + resolution + "p",
            "MP4 " + resolution + "p",
            "H.264 video and AAC sound, up to " + resolution + "p: " + purpose + ".",
            VIDEO,
            "mp4",
            "video/mp4",
            Set.of(StreamKind.VIDEO)),
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
        new MediaFormat(
            "webm-720p",
            "WebM 720p",
            "VP9 video and Opus sound, up to 720p: smaller files for modern browsers.",
            VIDEO,
            "webm",
            "video/webm",
            Set.of(StreamKind.VIDEO)),
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
    return new AudioFormat(
        new MediaFormat(
            "mp3",
            "MP3",
            "The sound alone, about 190 kbit/s.",
            AUDIO,
            "mp3",
            "audio/mpeg",
            Set.of(StreamKind.AUDIO)),
        List.of("-c:a", "libmp3lame", "-q:a", "2", "-ac", "2"),
        "mp3");
  }

  private static OutputFormat wav() {
    return new AudioFormat(
        new MediaFormat(
            "wav",
            "WAV",
            "The sound alone, uncompressed in 16 bits, for editing.",
            AUDIO,
            "wav",
            "audio/wav",
            Set.of(StreamKind.AUDIO)),
        List.of("-c:a", "pcm_s16le", "-rf64", "auto"),
        "wav");
  }

  private static OutputFormat gif() {
    return new AnimationFormat(
        new MediaFormat(
            "gif",
            "Animated GIF",
            "The first 15 seconds as a moving picture without sound, 12 pictures per second, at"
                + " most 480 pixels wide and high.",
            IMAGE,
            "gif",
            "image/gif",
            Set.of(StreamKind.VIDEO)),
        480,
        12,
        Duration.ofSeconds(15));
  }
}
