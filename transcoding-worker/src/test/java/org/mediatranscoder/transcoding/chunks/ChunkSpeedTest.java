package org.mediatranscoder.transcoding.chunks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.Samples;
import org.mediatranscoder.transcoding.Studio;

/** {@code benchmarks/run chunks}: how long a video takes in chunks and whole, in turns. */
@EnabledIfSystemProperty(named = "transcoder.benchmark", matches = "true")
class ChunkSpeedTest {

  private static final int ROUNDS = 3;
  private static final ChunkLengths LENGTHS =
      new ChunkLengths(Duration.ofSeconds(8), Duration.ofSeconds(20), 2);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"webm-720p", "webm-av1-1080p", "mp4-480p"})
  void inChunksAndWhole(String format) throws Exception {
    Path source =
        new Samples(folder)
            .make(
                "source.mp4",
                "-f lavfi -i testsrc2=s=1280x720:r=25:d=17 -vf noise=alls=4:allf=t,format=yuv420p"
                    + " -c:v libx264 -preset ultrafast -g 50");
    Studio whole = studio("whole");
    Studio chunks = studio("chunks");
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      double first = seconds(() -> whole.encode(source, format));
      double second = seconds(() -> chunks(chunks, source, format));
      ratios.add(second / first);
      System.out.printf(
          Locale.ROOT,
          "%s: whole %.1f s, in chunks %.1f s, %.2f%n",
          format,
          first,
          second,
          second / first);
    }
    double size = (double) size(chunks, format) / size(whole, format);
    ratios.sort(null);
    System.out.printf(
        Locale.ROOT, "%s: median %.2f, size %.3f%n", format, ratios.get(ROUNDS / 2), size);
    assertThat(size).isBetween(0.9, 1.1);
  }

  private static void chunks(Studio studio, Path source, String format) throws Exception {
    studio.encodeInChunks(
        source,
        new TranscodeRequest(format, "ada@example.test"),
        LENGTHS,
        split -> split,
        progress -> {});
  }

  private Studio studio(String name) throws Exception {
    return new Studio(Files.createDirectory(folder.resolve(name)));
  }

  private static long size(Studio studio, String format) throws Exception {
    return Files.size(studio.outputFile(format));
  }

  private interface Work {
    void run() throws Exception;
  }

  private static double seconds(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }
}
