package org.mediatranscoder.transcoding.formats;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.springframework.util.unit.DataSize;

/**
 * What a person chose of how a format is encoded.
 *
 * @param height pixels of the shorter side at most; 0 is that of the format
 * @param kbps kilobits a second of the video; 0 is as many as the quality needs
 * @param megabytes of 1,000,000 bytes that the output may have; 0 is as many as the format says
 */
record FormatOptions(
    int height, Quality quality, int kbps, int megabytes, Speed speed, Channels channels) {

  static final FormatOptions NONE =
      new FormatOptions(0, Quality.STANDARD, 0, 0, Speed.BALANCED, Channels.AUTO);

  private static final long MEGABYTE = 1_000_000;
  private static final int LEAST_KBPS = 32;
  private static final int LEAST_HEIGHT = 16;

  /** The gateway has checked them by the schema of the format. */
  static FormatOptions of(TranscodeRequest request) {
    int height = Integer.parseInt(request.option("height", "0"));
    int kbps = Integer.parseInt(request.option("bitrate", "0"));
    return new FormatOptions(
        height == 0 ? 0 : Math.max(LEAST_HEIGHT, height),
        Quality.valueOf(word(request, "quality", "standard")),
        kbps == 0 ? 0 : Math.max(LEAST_KBPS, kbps),
        Integer.parseInt(request.option("maxSize", "0")),
        Speed.valueOf(word(request, "speed", "balanced")),
        Channels.valueOf(word(request, "channels", "auto")));
  }

  private static String word(TranscodeRequest request, String name, String otherwise) {
    return request.option(name, otherwise).toUpperCase(Locale.ROOT);
  }

  /** What the output never exceeds; null if neither the format nor a person says so. */
  @Nullable DataSize most(int standard) {
    int chosen = megabytes == 0 ? standard : megabytes;
    return chosen == 0 ? null : DataSize.ofBytes(chosen * MEGABYTE);
  }

  int resolution(int standard) {
    return height == 0 ? standard : height;
  }

  /** The highest bit rate of a format, for more or fewer pixels, and another quality. */
  int maxKbps(int standard, int standardResolution) {
    double larger = Math.max(1, (double) resolution(standardResolution) / standardResolution);
    double most = standard * larger * larger * Math.max(1, quality.sizeFactor());
    return (int) Math.min(200_000, Math.round(most));
  }
}
