package org.mediatranscoder.transcoding.chunks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.Samples;
import org.mediatranscoder.transcoding.Studio;
import org.mediatranscoder.transcoding.cage.CageForTests;
import org.mediatranscoder.transcoding.plan.Plan;
import org.mediatranscoder.transcoding.probe.ByteRange;

/** A chunk that is encoded from some bytes of the source is the one that all of them make. */
class ChunkBytesTest {

  private static final ChunkLengths SHORT =
      new ChunkLengths(Duration.ofSeconds(1), Duration.ofSeconds(2), 2);

  private static final TranscodeRequest REQUEST =
      new TranscodeRequest("mp4-480p", "ada@example.test");

  @TempDir static Path sampleFolder;
  private static Samples samples;
  private static Path source;

  @TempDir Path whole;
  @TempDir Path some;

  /** Some twenty megabytes of noise, with open GOPs. */
  @BeforeAll
  static void makeSource() {
    samples = new Samples(sampleFolder);
    source =
        samples.make(
            "noise.mp4",
            "-f lavfi -i testsrc2=s=240x180:r=25:d=24 -f lavfi -i anoisesrc=r=48000:d=24"
                + " -vf noise=alls=60:allf=t,format=yuv420p -c:v libx264 -preset ultrafast -qp 16"
                + " -bf 2 -b_strategy 0 -x264-params open-gop=1:keyint=15:scenecut=0 -c:a aac");
  }

  @ParameterizedTest
  @CsvSource({"last.mp4,-map 0", "first.mp4,-movflags +faststart", "a.mkv,-map 0"})
  void aChunkIsMadeOfItsBytes(String name, String options) throws Exception {
    Path file = samples.make(name, "-i " + source + " -c copy " + options);
    Studio studio = new Studio(whole);
    ChunkPlan.Split split = oneThreadEach(studio.shared(file, REQUEST, SHORT));
    Plan plan = studio.plan(file, REQUEST);
    assertThat(split.chunks()).hasSizeGreaterThan(4);
    Chunk chunk = split.chunks().get(split.chunks().size() / 2);
    List<ByteRange> bytes = split.bytes().get(chunk.number());
    assertThat(length(bytes)).isLessThan(2 * Files.size(file) / 3);
    keepOnly(bytes, file);
    assertThat(new Studio(some).encodeChunk(plan, split, chunk))
        .hasSameBinaryContentAs(studio.encodeChunk(plan, split, chunk));
  }

  @Test
  void ofAFileInFragmentsEachChunkNeedsAll() throws Exception {
    Path file =
        samples.make(
            "fragments.mp4",
            "-i " + source + " -c copy -t 6 -movflags +frag_keyframe+empty_moov+default_base_moof");
    ChunkPlan.Split split = new Studio(whole).shared(file, REQUEST, SHORT);
    assertThat(split.bytes())
        .hasSameSizeAs(split.chunks())
        .containsOnly(List.of(new ByteRange(0, Files.size(file))));
  }

  /** With more of them, x264 does not make the same bytes twice where a bit rate is bounded. */
  private static ChunkPlan.Split oneThreadEach(ChunkPlan.Split split) {
    int threads = CageForTests.LIMITS.threads();
    return new ChunkPlan.Split(split.chunks(), threads, split.bytes());
  }

  private static long length(List<ByteRange> bytes) {
    return bytes.stream().mapToLong(ByteRange::length).sum();
  }

  private void keepOnly(List<ByteRange> bytes, Path file) throws IOException {
    Path kept = some.resolve("source");
    Files.deleteIfExists(kept);
    CageForTests.open(some);
    byte[] all = Files.readAllBytes(file);
    try (RandomAccessFile sparse = new RandomAccessFile(kept.toFile(), "rw")) {
      sparse.setLength(all.length);
      for (ByteRange range : bytes) {
        sparse.seek(range.from());
        sparse.write(all, (int) range.from(), (int) range.length());
      }
    }
  }
}
