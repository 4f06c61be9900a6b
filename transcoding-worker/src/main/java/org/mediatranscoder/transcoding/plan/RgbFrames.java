package org.mediatranscoder.transcoding.plan;

import java.util.ArrayList;
import java.util.List;
import org.mediatranscoder.transcoding.failure.UnsuitableOptionException;
import org.mediatranscoder.transcoding.probe.VideoFindings;
import org.mediatranscoder.transcoding.probe.VideoStream;

/**
 * Upright frames of one moment each in RGB, for what is no video.
 *
 * @param canvas their size
 * @param crop filters that leave out what a person does not want
 */
record RgbFrames(VideoStream video, VideoFindings findings, Canvas canvas, List<String> crop) {

  /** Without the last two, red becomes three levels darker. */
  private static final String EXACT = ":flags=lanczos+accurate_rnd+full_chroma_int";

  /**
   * Of the part of a video that was chosen.
   *
   * @param longSide pixels of the longer side at most
   * @throws UnsuitableOptionException if nothing is left of the video
   */
  static RgbFrames of(PlanInput known, VideoStream video, int longSide, EncodeOptions chosen) {
    Trim trim = chosen.trim();
    if (trim.of(known.source(), video.startTime(), video.duration()).isEmpty()) {
      throw UnsuitableOptionException.nothingLeft("video", trim.start());
    }
    VideoFindings findings = known.findings();
    FrameSize whole = FrameSize.of(video, findings);
    FrameSize size = chosen.crop().of(whole).fitLongSide(longSide);
    Canvas canvas = new Canvas(size, findings.largest() != null);
    return new RgbFrames(video, findings, canvas, chosen.crop().filters(whole));
  }

  FrameSize size() {
    return canvas.size();
  }

  /** Options of the source: a new graph in mid-stream would lose what waits in the old one. */
  List<String> inputOptions() {
    return canvas.varies() ? List.of("-reinit_filter", "0") : List.of();
  }

  /**
   * The filters from decoded frames to these.
   *
   * @param rate filters that choose among the frames
   */
  List<String> filters(List<String> rate) {
    List<String> scaled =
        new ArrayList<>(ColorFilters.of(video, findings).rgb(canvas.scale() + EXACT));
    scaled.addAll(canvas.end());
    List<String> filters = new ArrayList<>();
    if (canvas.varies()) {
      filters.addAll(crop);
      filters.addAll(scaled);
      filters.addAll(rate);
    } else {
      filters.addAll(ScanFilters.eachFrame(findings.scan(), FrameTimes.telecineRate(video)));
      filters.addAll(rate);
      filters.addAll(CropFilter.of(video, canvas));
      filters.addAll(crop);
      filters.addAll(scaled);
    }
    return filters;
  }
}
