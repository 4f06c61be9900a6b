package org.mediatranscoder.transcoding.cage;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** The real FFmpeg and the real cage, with limits that a test can lower. */
public final class CageForTests {

  public static final CageLimits LIMITS =
      new CageLimits(
          Duration.ofHours(4),
          33_177_600,
          64,
          DataSize.ofMegabytes(512),
          DataSize.ofGigabytes(4),
          DataSize.ofGigabytes(20),
          2,
          Duration.ofSeconds(30),
          Duration.ofHours(6),
          Duration.ofMinutes(2));

  private CageForTests() {}

  public static Ffmpeg ffmpeg() {
    return ffmpeg(null);
  }

  /**
   * @param path of a program that stands in for ffmpeg; null for the real one
   */
  public static Ffmpeg ffmpeg(@Nullable Path path) {
    return new FfmpegLocator(SearchPath.ofEnvironment()).locate(new FfmpegProperties(path));
  }

  public static Cage cage() {
    return cage(LIMITS);
  }

  public static Cage cage(CageLimits limits) {
    return new Cage(SearchPath.ofEnvironment(), limits);
  }

  /** At most this long, this many bytes out, and these times for one encode. */
  public static CageLimits limits(
      Duration maxDuration, DataSize maxOutput, Duration encodeTimeout, Duration stallTimeout) {
    return new CageLimits(
        maxDuration,
        LIMITS.maxPixels(),
        LIMITS.maxStreams(),
        LIMITS.maxAllocation(),
        LIMITS.maxMemory(),
        maxOutput,
        LIMITS.threads(),
        LIMITS.probeTimeout(),
        encodeTimeout,
        stallTimeout);
  }
}
