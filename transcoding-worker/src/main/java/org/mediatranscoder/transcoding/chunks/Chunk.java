package org.mediatranscoder.transcoding.chunks;

import java.time.Duration;

/**
 * Frames of a video that one encode makes. Times are from the start of the source.
 *
 * @param number from 0
 * @param from when its first frame is shown, in units of the stream's time base; {@link
 *     Long#MIN_VALUE} for the first chunk, which begins wherever the video does
 * @param until when the first frame of the next chunk is shown; {@link Long#MAX_VALUE} for the last
 *     chunk. Frames shown before it may be stored after that key frame, so a decoder reads on until
 *     it has all
 * @param seek from where on the source is read, at or before the key frame; zero for its start
 * @param frames how many there are
 * @param first when the first of them is shown; likewise last
 */
public record Chunk(
    int number, long from, long until, Duration seek, int frames, Duration first, Duration last) {

  /** The name of its file in the private directory. */
  public String file() {
    return "chunk-%d.mp4".formatted(number);
  }
}
