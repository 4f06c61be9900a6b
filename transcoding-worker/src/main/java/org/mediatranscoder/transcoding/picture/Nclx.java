package org.mediatranscoder.transcoding.picture;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Colours as numbers (ISO/IEC 23091-2), in FFmpeg's names; each null if nothing is said, or nothing
 * that is known here.
 *
 * @param range {@code tv} (limited) or {@code pc} (full)
 * @param space the matrix
 */
public record Nclx(
    @Nullable String range,
    @Nullable String space,
    @Nullable String primaries,
    @Nullable String transfer) {

  static final Nclx NONE = new Nclx(null, null, null, null);

  private static final Map<Integer, String> PRIMARIES =
      Map.of(1, "bt709", 5, "bt470bg", 6, "smpte170m", 9, "bt2020", 11, "smpte431", 12, "smpte432");

  private static final Map<Integer, String> TRANSFERS =
      Map.of(
          1,
          "bt709",
          5,
          "bt470bg",
          6,
          "smpte170m",
          13,
          "iec61966-2-1",
          14,
          "bt709",
          15,
          "bt709",
          16,
          "smpte2084",
          18,
          "arib-std-b67");

  private static final Map<Integer, String> SPACES =
      Map.of(0, "gbr", 1, "bt709", 5, "bt470bg", 6, "smpte170m", 9, "bt2020nc");

  static Nclx of(int primaries, int transfer, int matrix, boolean full) {
    return new Nclx(
        full ? "pc" : "tv", SPACES.get(matrix), PRIMARIES.get(primaries), TRANSFERS.get(transfer));
  }
}
