package org.mediatranscoder.transcoding.plan;

import java.util.ArrayList;
import java.util.List;
import org.mediatranscoder.transcoding.probe.VideoFindings;
import org.mediatranscoder.transcoding.probe.VideoStream;

/** The filters from decoded frames to frames in RGB, for what is no video. */
final class RgbFrames {

  /** Without the last two, red becomes three levels darker. */
  private static final String EXACT = ":flags=lanczos+accurate_rnd+full_chroma_int";

  private RgbFrames() {}

  /**
   * Upright frames of one moment each, in the size of the canvas.
   *
   * @param rate filters that choose among the frames
   * @param crop filters that leave out what a person does not want
   */
  static List<String> filters(
      VideoStream video,
      VideoFindings findings,
      Canvas canvas,
      List<String> rate,
      List<String> crop) {
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
