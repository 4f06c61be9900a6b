package org.mediatranscoder.transcoding.chunks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediatranscoder.transcoding.probe.ProbeBuilder.aProbe;
import static org.mediatranscoder.transcoding.probe.VideoStreamBuilder.aVideoStream;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.Rational;
import org.mediatranscoder.transcoding.probe.SourceFrames;
import org.mediatranscoder.transcoding.probe.SourceFrames.Times;

/** Where a video is cut. The source is a minute of 25 frames a second, in units of 1/1000 s. */
class ChunkPlannerTest {

  private static final int FRAMES = 1500;
  private static final ChunkLengths LENGTHS =
      new ChunkLengths(Duration.ofSeconds(8), Duration.ofSeconds(20), 2);

  @Test
  void aVideoIsCutIntoEvenPartsAtKeyFrames() {
    ChunkPlan.Split split = split(plan(Duration.ZERO, every(40, FRAMES), every(2000, 30)));
    assertThat(split.atOnce()).isEqualTo(2);
    assertThat(split.chunks())
        .containsExactly(
            new Chunk(0, Long.MIN_VALUE, 14_000, Duration.ZERO, 350, Duration.ZERO, ms(13_960)),
            new Chunk(1, 14_000, 30_000, ms(14_000), 400, ms(14_000), ms(29_960)),
            new Chunk(2, 30_000, 44_000, ms(30_000), 350, ms(30_000), ms(43_960)),
            new Chunk(3, 44_000, Long.MAX_VALUE, ms(44_000), 400, ms(44_000), ms(59_960)));
  }

  @Test
  void timesAreCountedFromTheStartOfTheSource() {
    long[] times = LongStream.of(every(40, FRAMES)).map(time -> time + 1400).toArray();
    long[] keys = LongStream.of(every(2000, 30)).map(time -> time + 1400).toArray();
    List<Chunk> chunks = split(plan(ms(1360), times, keys)).chunks();
    assertThat(chunks.getFirst().first()).isEqualTo(ms(40));
    assertThat(chunks.get(1).from()).isEqualTo(14_040);
    assertThat(chunks.get(1).seek()).isEqualTo(ms(14_040));
  }

  @Test
  void eachFrameIsInOneChunk() {
    List<Chunk> chunks = split(plan(Duration.ZERO, every(40, FRAMES), every(2000, 30))).chunks();
    assertThat(chunks.stream().mapToInt(Chunk::frames).sum()).isEqualTo(FRAMES);
    for (int i = 1; i < chunks.size(); i++) {
      assertThat(chunks.get(i).from()).isEqualTo(chunks.get(i - 1).until());
    }
  }

  @Test
  void aShortVideoStaysWhole() {
    assertThat(plan(Duration.ZERO, every(40, 375), every(2000, 7)).reason())
        .isEqualTo("in one piece: it is short");
  }

  @Test
  void aVideoWithOneKeyFrameStaysWhole() {
    assertThat(plan(Duration.ZERO, every(40, FRAMES), every(2000, 1)).reason())
        .isEqualTo("in one piece: it has too few key frames");
  }

  @Test
  void keyFramesThatLeaveAlmostAllInOneChunkDoNotHelp() {
    assertThat(plan(Duration.ZERO, every(40, FRAMES), new long[] {0, 8000}).reason())
        .isEqualTo("in one piece: it has too few key frames");
  }

  @Test
  void burstsThatThePlanBoundsStayWhole() {
    assertThat(plan(Duration.ZERO, every(1, 60_000), every(2000, 30)).reason())
        .isEqualTo("in one piece: it has bursts of frames");
  }

  @Test
  void packetsWithoutTimesStayWhole() {
    SourceFrames frames =
        new SourceFrames(false, Times.of(every(40, FRAMES)), Times.of(every(2000, 30)));
    assertThat(ChunkPlanner.of(source(Duration.ZERO), frames, LENGTHS, true).reason())
        .isEqualTo("in one piece: its packets do not say when each frame is shown");
  }

  /** Such as the first picture after a pause: the ones after it would be decoded in the pause. */
  @Test
  void noChunkBeginsWhereFramesComeSlowerThanBefore() {
    long[] times = every(40, FRAMES);
    times[751] = 30_079; // The frame after the key frame in the middle comes late.
    times[748] = 29_959;
    times[749] = 29_990;
    List<Long> reordered = begins(times, true);
    assertThat(begins(times, false)).contains(30_000L);
    assertThat(reordered).doesNotContain(30_000L);
  }

  private static List<Long> begins(long[] times, boolean reorders) {
    SourceFrames frames = new SourceFrames(true, Times.of(times), Times.of(every(2000, 30)));
    return split(ChunkPlanner.of(source(Duration.ZERO), frames, LENGTHS, reorders))
        .chunks()
        .stream()
        .map(Chunk::from)
        .toList();
  }

  private static ChunkPlan plan(Duration start, long[] times, long[] keys) {
    SourceFrames frames = new SourceFrames(true, Times.of(times), Times.of(keys));
    return ChunkPlanner.of(source(start), frames, LENGTHS, true);
  }

  private static Probe source(Duration start) {
    return aProbe()
        .withStartTime(start)
        .withVideo(aVideoStream().withTimeBase(new Rational(1, 1000)).build())
        .build();
  }

  private static ChunkPlan.Split split(ChunkPlan plan) {
    assertThat(plan).isInstanceOf(ChunkPlan.Split.class);
    return (ChunkPlan.Split) plan;
  }

  private static long[] every(long units, int count) {
    return LongStream.range(0, count).map(i -> i * units).toArray();
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }
}
