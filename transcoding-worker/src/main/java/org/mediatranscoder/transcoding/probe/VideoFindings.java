package org.mediatranscoder.transcoding.probe;

import org.jspecify.annotations.Nullable;

/**
 * What the streams of a file do not say and only a look at their frames or packets shows. Null
 * where nobody looked, because it could not matter, or nothing was found.
 *
 * @param scan whether frames are interlaced
 * @param largest the largest shape, if frames change theirs in mid-stream
 * @param peak luma of the brightest pixel that was seen, from 0 for black to 1, of HDR
 * @param end when the last packet begins and ends, since the first, of frames that last unevenly
 * @param rate frames a second, of a stream that does not say
 */
public record VideoFindings(
    Scan scan,
    @Nullable FrameShape largest,
    @Nullable Double peak,
    @Nullable PacketTimes end,
    @Nullable Double rate) {

  public static final VideoFindings NONE =
      new VideoFindings(Scan.PROGRESSIVE, null, null, null, null);
}
