package org.mediatranscoder.transcoding.chunks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** When chunks make a video faster, and how many workers help. */
class ChunkForecastTest {

  private static final double MOST = 0.8;
  private static final ChunkLengths LENGTHS =
      new ChunkLengths(Duration.ofSeconds(8), Duration.ofSeconds(30), 1);
  private static final List<Integer> WORKERS =
      List.of(1, 2, 3, 5, 8, 12, 20, 30, 50, 75, 100, 150, 200);

  /** What one piece takes on one thread, of a second of 720p to 480p (docs/benchmarks.md). */
  private static final double ENCODE = 1 / 3.0;

  @Test
  void twoWorkersShareTheChunksAndOneDoesTheRest() {
    ChunkForecast forecast = ChunkForecast.of(200, equal(20), 2);
    double alone = 200 * ChunkForecast.ALONE;
    double half = (200 - alone) / 2 + 10 * ChunkForecast.EACH_CHUNK;
    assertThat(forecast.shared()).isCloseTo(alone + half + ChunkForecast.JOIN, within(1e-6));
    assertThat(forecast.pays(MOST)).isTrue();
  }

  @Test
  void theLongestChunkIsWaitedFor() {
    ChunkForecast even = ChunkForecast.of(200, List.of(10, 10, 10, 10), 4);
    ChunkForecast uneven = ChunkForecast.of(200, List.of(4, 28, 4, 4), 4);
    assertThat(uneven.shared()).isGreaterThan(2 * even.shared());
  }

  @Test
  void aShortVideoDoesNotPay() {
    assertThat(ChunkForecast.of(5, equal(2), 2).pays(MOST)).isFalse();
  }

  @Test
  void whereNoOtherWorkerIsFreeItDoesNotPay() {
    assertThat(ChunkForecast.of(200, equal(20), 1).pays(MOST)).isFalse();
  }

  /** The plot of docs/benchmarks.md; if it fails, the message has the lines that belong there. */
  @Test
  void moreWorkersHelpUntilEachHasTheShortestChunk() throws IOException {
    assertThat(shared(600, 200)).isEqualTo(shared(600, 75));
    assertThat(shared(3600, 200)).isLessThan(shared(3600, 100));
    assertThat(Files.readString(Path.of("../docs/benchmarks.md")))
        .contains("x-axis \"workers\" " + WORKERS)
        .contains("line " + plot(600))
        .contains("line " + plot(3600));
  }

  /** In parts of one piece, in percent. */
  private static String plot(int seconds) {
    return WORKERS.stream()
        .map(workers -> Math.round(100 * shared(seconds, workers) / (seconds * ENCODE)))
        .map(String::valueOf)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static double shared(int seconds, int workers) {
    int count = new ChunkLengths(LENGTHS.least(), LENGTHS.most(), workers).count(seconds);
    return ChunkForecast.of(seconds * ENCODE, equal(count), workers).shared();
  }

  private static List<Integer> equal(int chunks) {
    return Collections.nCopies(chunks, 250);
  }
}
