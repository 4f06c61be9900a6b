package org.mediatranscoder.transcoding.jobs;

import org.mediatranscoder.model.job.Stage;

/**
 * Which part of the whole a stage is. Measured on clips from seconds to an hour on two cores:
 * transcoding takes nine tenths or more of the time, the transfers some hundredths each.
 */
enum StageShare {
  DOWNLOADING(Stage.DOWNLOADING, 0, 5),
  PROBING(Stage.PROBING, 5, 6),
  TRANSCODING(Stage.TRANSCODING, 6, 94),
  UPLOADING(Stage.UPLOADING, 94, 99);

  private final Stage stage;
  private final double from;
  private final double to;

  StageShare(Stage stage, double from, double to) {
    this.stage = stage;
    this.from = from;
    this.to = to;
  }

  Stage stage() {
    return stage;
  }

  /**
   * Percent of the whole job.
   *
   * @param fraction of this stage that is done, kept within 0 to 1
   */
  double percent(double fraction) {
    return from + Math.clamp(fraction, 0, 1) * (to - from);
  }
}
