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

  /** The same, and these where it says nothing. */
  ColorTags or(ColorTags others) {
    return new ColorTags(
        range == null ? others.range : range,
        space == null ? others.space : space,
        primaries == null ? others.primaries : primaries,
        transfer == null ? others.transfer : transfer);
  }

  /** The same with a profile that says what the primaries and the transfer are. */
  ColorTags ofProfile() {
    return new ColorTags(range, space, null, null);
  }

  /** Whether the transfer is one of HDR: PQ or HLG. */
  public boolean isHdr() {
    return "smpte2084".equals(transfer) || "arib-std-b67".equals(transfer);
  }
}
