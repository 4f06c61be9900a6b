package org.mediatranscoder.transcoding.probe;

import org.jspecify.annotations.Nullable;

/**
 * What a file says about its colours, in FFmpeg's names; each null if it says nothing.
 *
 * @param range {@code tv} (limited) or {@code pc} (full)
 * @param space the matrix, such as {@code bt709}, {@code bt2020nc} or {@code gbr}
 * @param primaries such as {@code bt709} or {@code bt2020}
 * @param transfer such as {@code bt709}, {@code smpte2084} (PQ) or {@code arib-std-b67} (HLG)
 */
public record ColorTags(
    @Nullable String range,
    @Nullable String space,
    @Nullable String primaries,
    @Nullable String transfer) {

  public static final ColorTags NONE = new ColorTags(null, null, null, null);

  /** Whether the transfer is one of HDR: PQ or HLG. */
  public boolean isHdr() {
    return "smpte2084".equals(transfer) || "arib-std-b67".equals(transfer);
  }
}
