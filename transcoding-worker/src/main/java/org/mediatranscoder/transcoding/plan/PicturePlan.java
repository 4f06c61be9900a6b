package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mediatranscoder.model.job.OutputRole;
import org.mediatranscoder.transcoding.formats.PictureFormat;
import org.mediatranscoder.transcoding.plan.PlannedOutput.Expected;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.VideoStream;

/**
 * One frame of a video as a picture: the one that a viewer sees at a chosen second, or else the one
 * of the first seconds whose colours are closest to the mean of all of them, so that a black or
 * white beginning is not taken.
 */
final class PicturePlan {

  /** Of these seconds, frames of equal distance are compared. */
  private static final int SECONDS = 20;

  private static final int MOST_FRAMES = 20;

  /** FFmpeg compares no fewer. */
  private static final int LEAST_FRAMES = 2;

  /** Of all frames that are compared, which wait in memory. */
  private static final long MOST_PIXELS = 60_000_000;

  private static final Duration ONE_FRAME = Duration.ofSeconds(1);

  private PicturePlan() {}

  static Plan of(
      PlanInput known,
      VideoStream video,
      PictureFormat format,
      EncodeOptions chosen,
      PlanLimits limits) {
    Probe source = known.source();
    Trim trim = chosen.trim();
    RgbFrames frames = RgbFrames.of(known, video, format.longSide(), chosen);
    FrameSize size = frames.size();
    int compared = compared(size);
    List<String> filters = new ArrayList<>(frames.filters(wanted(source, video, trim, compared)));
    filters.addAll(chosen.turn().filters());
    filters.add("format=rgb24");
    // Exif of Motion JPEG, which FFmpeg from 8.0 on would write into the output.
    filters.add("sidedata=mode=delete");
    if (trim.isNone()) {
      filters.add("thumbnail=n=" + compared);
    }
    filters.add(format.conversion());
    OutputBounds bounds = bounds(source, trim, size, format, limits);
    String reason =
        VideoReasons.of(
            format.codec(),
            VideoReasons.reasons(
                video,
                known.findings(),
                format.codec(),
                size,
                FrameTimes.sourceRate(video, known.findings()),
                chosen));
    List<String> options = new ArrayList<>(List.of("-map", "[out]", "-frames:v", "1"));
    options.addAll(format.options());
    PlannedOutput output =
        new PlannedOutput(
            OutputRole.MAIN,
            format.muxer(),
            List.of(new StreamPlan.Encode(video, reason, options)),
            Containers.plain(bounds, limits.threads(), format.muxer(), List.of()),
            expected(source, video),
            bounds);
    String graph = "[0:%d]%s[out]".formatted(video.index(), String.join(",", filters));
    return new Plan(input(source, trim, frames), graph, null, List.of(output));
  }

  private static List<String> input(Probe source, Trim trim, RgbFrames frames) {
    List<String> more = new ArrayList<>();
    if (trim.isNone()) {
      more.addAll(List.of("-t", Integer.toString(SECONDS + 1)));
    } else {
      more.addAll(trim.inputOptions(source));
      // What is seen at a moment may have begun long before.
      more.add("-noaccurate_seek");
    }
    more.addAll(frames.inputOptions());
    return InputOptions.of(source, more);
  }

  private static int compared(FrameSize size) {
    return Math.clamp(
        MOST_PIXELS / ((long) size.width() * size.height()), LEAST_FRAMES, MOST_FRAMES);
  }

  private static List<String> wanted(Probe source, VideoStream video, Trim trim, int compared) {
    String times = FrameTimes.asInBrowsers(video);
    if (trim.isNone()) {
      // A video that is shorter than half a step is still one frame.
      return List.of(
          times + "fps=%d/%d:eof_action=pass".formatted(compared, SECONDS),
          "trim=duration=" + SECONDS);
    }
    double from = trim.decodedBefore(source).toMillis() / 1000.0;
    // The last frame is seen until the end, however long the audio goes on.
    return List.of(
        times + "tpad=stop=-1:stop_mode=clone",
        String.format(Locale.ROOT, "fps=1000:round=up:start_time=%.3f:eof_action=pass", from));
  }

  private static OutputBounds bounds(
      Probe source, Trim trim, FrameSize size, PictureFormat format, PlanLimits limits) {
    double pixels = (double) size.width() * size.height();
    return OutputBounds.of(
        MediaLength.ofBeginning(source, trim, ONE_FRAME, limits.maxDuration()),
        pixels * format.usualBits(),
        pixels * format.mostBits(),
        0,
        null,
        limits);
  }

  /** No length: a picture has none. */
  private static Expected expected(Probe source, VideoStream video) {
    return new Expected(
        video,
        null,
        null,
        null,
        null,
        null,
        source.duration(),
        source.exact(),
        Duration.ZERO,
        Duration.ZERO);
  }
}
