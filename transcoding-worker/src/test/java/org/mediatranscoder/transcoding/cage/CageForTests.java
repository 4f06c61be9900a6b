package org.mediatranscoder.transcoding.cage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** The real FFmpeg and the real cage, with limits that a test can lower. */
public final class CageForTests {

  public static final CageLimits LIMITS =
      new CageLimits(
          Duration.ofHours(4),
          Duration.ofHours(24),
          33_177_600,
          4000,
          64,
          768_000,
          64,
          DataSize.ofMegabytes(512),
          DataSize.ofGigabytes(4),
          DataSize.ofGigabytes(20),
          512,
          2,
          Duration.ofSeconds(30),
          Duration.ofHours(6),
          Duration.ofMinutes(2));

  private CageForTests() {}

  /** Asked for its version once. */
  private static final class Real {
    static final Ffmpeg FFMPEG = locate(named());
  }

  /** Asked for what it can do once. */
  private static final class Able {
    static final FfmpegAbilities ABILITIES = FfmpegAbilities.of(ffmpeg());
  }

  /** What this system gives, tried once. */
  private static final class Inspected {
    static final CageTools TOOLS = CageTools.on(SearchPath.ofEnvironment());
    static final CageUsers USERS = new CageUsers(60_600);
    static final CageReport REPORT =
        new CageInspector(TOOLS, LIMITS, USERS, ffmpeg())
            .inspect(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** The one that the build names, else the one on the search path. */
  public static Ffmpeg ffmpeg() {
    return Real.FFMPEG;
  }

  /** What the real one can do. */
  public static FfmpegAbilities abilities() {
    return Able.ABILITIES;
  }

  /**
   * @param path of a program that stands in for ffmpeg; null for the real one
   */
  public static Ffmpeg ffmpeg(@Nullable Path path) {
    return path == null ? ffmpeg() : locate(path);
  }

  private static Ffmpeg locate(@Nullable Path path) {
    return new FfmpegLocator(SearchPath.ofEnvironment()).locate(new FfmpegProperties(path));
  }

  /** Came out of a jar, which does not say that it is a program. */
  static @Nullable Path named() {
    String folder = System.getProperty("transcoder.test.ffmpeg");
    if (folder == null) {
      return null;
    }
    for (String program : List.of("ffmpeg", "ffprobe")) {
      File file = Path.of(folder, program).toFile();
      assertThat(file.canExecute() || file.setExecutable(true, false)).isTrue();
    }
    return Path.of(folder, "ffmpeg");
  }

  public static Cage cage() {
    return cage(LIMITS);
  }

  public static Cage cage(CageLimits limits) {
    return new Cage(Inspected.TOOLS, limits, Inspected.USERS, ffmpeg(), Inspected.REPORT);
  }

  /** Lets a program in the cage reach, and change, what is in a folder of tests. */
  public static void open(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  /** At most this many bytes of a file, and these many processes. */
  public static CageLimits limits(DataSize maxOutput, int maxProcesses) {
    return new CageLimits(
        LIMITS.maxDuration(),
        LIMITS.maxAudioDuration(),
        LIMITS.maxPixels(),
        LIMITS.maxGigapixels(),
        LIMITS.maxChannels(),
        LIMITS.maxSampleRate(),
        LIMITS.maxStreams(),
        LIMITS.maxAllocation(),
        LIMITS.maxMemory(),
        maxOutput,
        maxProcesses,
        LIMITS.threads(),
        LIMITS.probeTimeout(),
        LIMITS.encodeTimeout(),
        LIMITS.stallTimeout());
  }

  /** With this largest single allocation. */
  public static CageLimits withMaxAllocation(DataSize most) {
    return new CageLimits(
        LIMITS.maxDuration(),
        LIMITS.maxAudioDuration(),
        LIMITS.maxPixels(),
        LIMITS.maxGigapixels(),
        LIMITS.maxChannels(),
        LIMITS.maxSampleRate(),
        LIMITS.maxStreams(),
        most,
        LIMITS.maxMemory(),
        LIMITS.maxOutput(),
        LIMITS.maxProcesses(),
        LIMITS.threads(),
        LIMITS.probeTimeout(),
        LIMITS.encodeTimeout(),
        LIMITS.stallTimeout());
  }

  /** At most this long, this many bytes out, and these times for one encode. */
  public static CageLimits limits(
      Duration maxDuration, DataSize maxOutput, Duration encodeTimeout, Duration stallTimeout) {
    return new CageLimits(
        maxDuration,
        maxDuration,
        LIMITS.maxPixels(),
        LIMITS.maxGigapixels(),
        LIMITS.maxChannels(),
        LIMITS.maxSampleRate(),
        LIMITS.maxStreams(),
        LIMITS.maxAllocation(),
        LIMITS.maxMemory(),
        maxOutput,
        LIMITS.maxProcesses(),
        LIMITS.threads(),
        LIMITS.probeTimeout(),
        encodeTimeout,
        stallTimeout);
  }
}
