package org.mediatranscoder.transcoding.cmaf;

import java.nio.ByteBuffer;

/**
 * A fragment of a track: {@code moof} and the {@code mdat} that follows it.
 *
 * @param offset of its {@code moof} in the file
 * @param headerBytes of the {@code moof}
 * @param bytes of all of it
 * @param timeOffset where its time of decoding stands, from the beginning of the {@code moof}
 * @param largeTime whether that is written in 64 bits instead of 32
 * @param decodeTime of its first sample, in ticks
 * @param earliest when the first of its samples is shown, in ticks after {@code decodeTime};
 *     likewise latest
 * @param lastDecoded when the last of its samples is decoded, in ticks after {@code decodeTime}
 * @param duration of its samples, in ticks
 * @param samples how many there are
 * @param firstSampleBytes size of the first one
 */
record Fragment(
    long offset,
    int headerBytes,
    long bytes,
    int timeOffset,
    boolean largeTime,
    long decodeTime,
    long earliest,
    long latest,
    long lastDecoded,
    long duration,
    int samples,
    long firstSampleBytes) {

  /** Header of an {@code mdat} whose size is told in 32 bits. */
  private static final int MDAT_HEADER = 8;

  private static final int BASE_OFFSET = 0x1;
  private static final int DESCRIPTION = 0x2;
  private static final int DEFAULT_DURATION = 0x8;
  private static final int DEFAULT_SIZE = 0x10;

  /**
   * @param moof with its header
   * @param offset of it in the file
   * @param bytes of it and of the {@code mdat}
   */
  static Fragment of(ByteBuffer moof, long offset, long bytes, TrackHeader header) {
    Box track = Box.in(moof).getFirst().need("traf");
    Box tfhd = track.need("tfhd");
    Box tfdt = track.need("tfdt");
    boolean large = tfdt.version() == 1;
    int at = 8;
    at += (tfhd.flags() & BASE_OFFSET) != 0 ? 8 : 0;
    at += (tfhd.flags() & DESCRIPTION) != 0 ? 4 : 0;
    long duration = header.sampleDuration();
    if ((tfhd.flags() & DEFAULT_DURATION) != 0) {
      duration = Integer.toUnsignedLong(tfhd.content().getInt(at));
      at += 4;
    }
    long size = header.sampleSize();
    if ((tfhd.flags() & DEFAULT_SIZE) != 0) {
      size = Integer.toUnsignedLong(tfhd.content().getInt(at));
    }
    SampleRun run = SampleRun.of(track.need("trun"), duration, size);
    return new Fragment(
        offset,
        moof.limit(),
        bytes,
        8 + track.offset() + 8 + tfdt.offset() + 8 + 4,
        large,
        large ? tfdt.content().getLong(4) : Integer.toUnsignedLong(tfdt.content().getInt(4)),
        run.earliest(),
        run.latest(),
        run.lastDecoded(),
        run.duration(),
        run.samples(),
        run.firstBytes());
  }

  /**
   * Writes when it is decoded.
   *
   * @param begin where its {@code moof} is in the buffer
   */
  void setTime(ByteBuffer buffer, int begin, long time) {
    if (largeTime) {
      buffer.putLong(begin + timeOffset, time);
    } else {
      buffer.putInt(begin + timeOffset, Math.toIntExact(time));
    }
  }

  long end() {
    return offset + bytes;
  }

  /** From its beginning to the end of its first sample, which for video is a key frame. */
  long keyFrameBytes() {
    return headerBytes + MDAT_HEADER + firstSampleBytes;
  }
}
