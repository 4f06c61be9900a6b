package org.mediatranscoder.transcoding.plan;

import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.probe.Rational;

/**
 * What a person chose of how a source is changed, whatever the format is.
 *
 * @param frameRate a constant one; null if frames keep their times
 * @param loudness in LUFS; null if it stays as it is
 */
public record EncodeOptions(
    Trim trim,
    @Nullable Rational frameRate,
    Crop crop,
    Turn turn,
    @Nullable Integer loudness,
    SubtitleOptions subtitles) {

  public static final EncodeOptions NONE =
      new EncodeOptions(Trim.NONE, null, Crop.NONE, Turn.NONE, null, SubtitleOptions.NONE);

  private static final String KEEP = "keep";

  /** The gateway has checked them by the schema of the format. */
  public static EncodeOptions of(TranscodeRequest request) {
    String rate = request.option("frameRate", KEEP);
    String loudness = request.option("loudness", KEEP);
    return new EncodeOptions(
        Trim.of(request),
        rate.equals(KEEP) ? null : FrameRate.of(rate),
        Crop.of(request),
        Turn.of(Integer.parseInt(request.option("rotate", "0"))),
        loudness.equals(KEEP) ? null : Integer.valueOf(loudness),
        SubtitleOptions.of(request));
  }

  /** The same with another part of the source. */
  public EncodeOptions with(Trim other) {
    return new EncodeOptions(other, frameRate, crop, turn, loudness, subtitles);
  }
}
