package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mediatranscoder.model.job.OutputRole;
import org.mediatranscoder.transcoding.formats.SpriteFormat;
import org.mediatranscoder.transcoding.plan.PlannedOutput.Expected;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.VideoStream;

/**
 * Small pictures of a whole video: the frame that is on at the begin of each step. FFmpeg can make
 * no file in the cage, so it writes all sheets into one, which is cut afterwards.
 */
final class SpritePlan {

  private static final String FILE = "sheets.jpg";

  private static final Duration ONE_FRAME = Duration.ofSeconds(1);

  private SpritePlan() {}

  static Plan of(PlanInput known, VideoStream video, SpriteFormat format, PlanLimits limits) {
    Probe source = known.source();
    RgbFrames frames = RgbFrames.of(known, video, format.longSide(), EncodeOptions.NONE);
    double rate = FrameTimes.sourceRate(video, known.findings());
    Duration longest = EncodingWork.of(video, rate, 0).longest(source, Trim.NONE, limits);
    // Where nobody knows it, Planning has counted the packets.
    Duration length = source.duration() == null ? ONE_FRAME : source.duration();
    SpriteSheets sheets = SpriteSheets.of(MediaLength.shorter(length, longest), format);
    List<String> filters = new ArrayList<>(frames.filters(wanted(video, format, sheets)));
    filters.add("format=rgb24");
    filters.add("sidedata=mode=delete");
    filters.add("tile=%dx%d".formatted(sheets.columns(), sheets.rows()));
    filters.add(format.sheet().conversion());
    OutputBounds bounds = bounds(source, frames.size(), sheets, format, limits);
    String reason =
        "made into %d small pictures of %d × %d, one for each %d s"
            .formatted(
                sheets.tiles(),
                frames.size().width(),
                frames.size().height(),
                format.step().toSeconds());
    List<String> options = new ArrayList<>(List.of("-map", "[out]"));
    options.addAll(List.of("-frames:v", Integer.toString(sheets.sheets())));
    options.addAll(format.sheet().options());
    PlannedOutput output =
        new PlannedOutput(
            OutputRole.SPRITE,
            FILE,
            format.sheet().entry().contentType(),
            "image2pipe",
            List.of(new StreamPlan.Encode(video, reason, options)),
            Containers.plain(bounds, limits.threads(), "image2pipe", List.of()),
            expected(source, video, length),
            bounds);
    String graph = "[0:%d]%s[out]".formatted(video.index(), String.join(",", filters));
    return new Plan(InputOptions.of(source, frames.inputOptions()), graph, null, List.of(output));
  }

  /** The last frame is seen until the end, however long the audio goes on. */
  private static List<String> wanted(VideoStream video, SpriteFormat format, SpriteSheets sheets) {
    return List.of(
        FrameTimes.asInBrowsers(video) + "tpad=stop=-1:stop_mode=clone",
        "fps=1/%d:round=up:start_time=0:eof_action=pass".formatted(format.step().toSeconds()),
        "trim=end_frame=" + sheets.tiles());
  }

  private static OutputBounds bounds(
      Probe source, FrameSize size, SpriteSheets sheets, SpriteFormat format, PlanLimits limits) {
    double pixels = (double) size.width() * size.height() * sheets.sheets() * sheets.tilesOfSheet();
    OutputBounds bytes =
        OutputBounds.of(
            MediaLength.ofBeginning(source, Trim.NONE, ONE_FRAME, limits.maxDuration()),
            pixels * format.sheet().usualBits(),
            pixels * format.sheet().mostBits(),
            0,
            null,
            limits);
    // Each sheet is one frame, which counts as all the time that it covers.
    Duration all = format.step().multipliedBy((long) sheets.sheets() * sheets.tilesOfSheet());
    return new OutputBounds(all.plus(ONE_FRAME), bytes.expected(), bytes.most());
  }

  private static Expected expected(Probe source, VideoStream video, Duration length) {
    Duration own = video.duration() == null ? source.duration() : video.duration();
    return new Expected(
        video,
        null,
        source.exact() ? own : null,
        null,
        null,
        length,
        source.duration(),
        source.exact(),
        Duration.ZERO,
        Duration.ZERO);
  }
}
