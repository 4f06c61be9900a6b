package org.mediatranscoder.transcoding.chunks;

import java.time.Duration;

/**
 * How long chunks are. Each begins with a key frame, so short ones make the output larger; of long
 * ones the last may be encoded alone while others could have helped.
 *
 * @param least a video of less than two of these is not worth it
 * @param most a chunk may be longer only where the source has no key frame
 * @param atOnce how many are encoded at the same time; one or more
 */
public record ChunkLengths(Duration least, Duration most, int atOnce) {

  /** Into how many chunks a video of this length is cut; one if it is too short. */
  int count(double seconds) {
    int rounds = (int) Math.max(1, Math.ceil(seconds * 1000 / most.toMillis() / atOnce));
    return Math.clamp((long) (seconds * 1000 / least.toMillis()), 1, rounds * atOnce);
  }
}
