package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.Measurements;
import org.mediatranscoder.transcoding.Studio;
import org.mediatranscoder.transcoding.chunks.Chunk;
import org.mediatranscoder.transcoding.chunks.ChunkLengths;
import org.mediatranscoder.transcoding.chunks.ChunkMismatchException;
import org.mediatranscoder.transcoding.chunks.ChunkPlan;
import org.mediatranscoder.transcoding.probe.Probe;

/** A video that is encoded in chunks is the one that an encode of the whole makes. */
class ChunksTest extends StudioTest {

  private static final ChunkLengths SHORT =
      new ChunkLengths(Duration.ofSeconds(1), Duration.ofSeconds(2), 2);

  private static final String OPEN_GOP =
      "-f lavfi -i testsrc2=s=160x120:r=30000/1001:d=5 -f lavfi"
          + " -i aevalsrc=if(between(t\\,3\\,3.5)\\,0.5*sin(6283*t)\\,0):s=48000:d=5"
          + " -c:v libx264 -preset ultrafast -bf 3 -b_strategy 0 -pix_fmt yuv420p"
          + " -x264-params open-gop=1:b-pyramid=normal:keyint=20:min-keyint=5:scenecut=0 -c:a aac";

  /** The second half comes a second late, and no frame is exactly where the rate would have it. */
  private static final String UNEVEN =
      "-f lavfi -i testsrc2=s=160x120:r=30:d=5 -vf settb=1/90000,"
          + "setpts=N*3000+if(gt(N\\,75)\\,90000\\,0)+floor(random(0)*500)+45000"
          + " -fps_mode passthrough -enc_time_base 1/90000 -video_track_timescale 90000"
          + " -c:v libx264 -preset ultrafast -bf 2 -g 15 -pix_fmt yuv444p";

  @TempDir Path other;

  @ParameterizedTest
  @ValueSource(strings = {"mp4-480p", "webm-720p", "hevc-1080p", "av1-1080p", "webm-av1-1080p"})
  void anOpenGopSourceHasTheSameFramesAtTheSameTimes(String format) throws Exception {
    assertLikeWhole(samples.make("open.mp4", OPEN_GOP), format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp4-480p", "webm-720p"})
  @SlowMedia
  void unevenFramesAfterAPauseHaveTheSameTimes(String format) throws Exception {
    assertLikeWhole(samples.make("uneven.mp4", UNEVEN), format);
  }

  @Test
  void aChunkThatHasOtherFramesThanPlannedIsAMismatch() throws Exception {
    assertThatThrownBy(
            () ->
                studio.encodeInChunks(
                    samples.make("open.mp4", OPEN_GOP),
                    request("mp4-480p"),
                    SHORT,
                    ChunksTest::withOneFrameMore,
                    progress -> {}))
        .isInstanceOf(ChunkMismatchException.class)
        .hasMessageMatching("chunk 2 has \\d+ frames instead of \\d+");
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("source");
  }

  private static ChunkPlan.Split withOneFrameMore(ChunkPlan.Split split) {
    List<Chunk> chunks = new ArrayList<>(split.chunks());
    Chunk wrong = chunks.get(1);
    chunks.set(
        1,
        new Chunk(
            wrong.number(),
            wrong.from(),
            wrong.until(),
            wrong.seek(),
            wrong.frames() + 1,
            wrong.first(),
            wrong.last()));
    return new ChunkPlan.Split(chunks, split.atOnce(), split.bytes());
  }

  @Test
  void whatCannotBeCutExactlySaysWhy() throws Exception {
    Path source = samples.make("open.mp4", OPEN_GOP);
    assertThat(reason(source, request("mp4-480p", Map.of("frameRate", "25"))))
        .isEqualTo("in one piece: its frame rate changes");
    assertThat(reason(source, request("mp4-480p", Map.of("trimEnd", "2"))))
        .isEqualTo("in one piece: a part of it is cut out");
    assertThat(reason(samples.mp4(), request("mp4-480p"))).isEqualTo("in one piece: it is copied");
    assertThat(reason(samples.copiedTo("film.ts"), request("webm-720p")))
        .isEqualTo("in one piece: its container has no reliable index");
  }

  private String reason(Path source, TranscodeRequest request) throws Exception {
    return studio.chunks(source, request, SHORT).reason();
  }

  private static TranscodeRequest request(String format) {
    return request(format, Map.of());
  }

  private static TranscodeRequest request(String format, Map<String, Object> options) {
    return new TranscodeRequest(format, "ada@example.test", options);
  }

  private void assertLikeWhole(Path source, String format) throws Exception {
    Studio whole = new Studio(other);
    Probe expected = whole.encode(source, format);
    List<Duration> positions = new ArrayList<>();
    Probe made =
        studio.encodeInChunks(
            source,
            request(format),
            SHORT,
            split -> {
              assertThat(split.chunks()).hasSizeGreaterThan(1);
              return split;
            },
            progress -> positions.add(progress.position()));
    assertSameTimes(whole.outputFile(format), studio.outputFile(format));
    assertSameStream(expected, made);
    assertThat(positions).isSorted();
    if (made.audio() != null) {
      assertThat(studio.audio(format).firstSound())
          .isCloseTo(whole.audio(format).firstSound(), within(0.001));
    }
    assertThat(directory.toFile().list()).hasSize(2);
  }

  /** But for the rate in the header of WebM, which FFmpeg 5.1 takes from the joined frames. */
  private static void assertSameStream(Probe expected, Probe made) {
    assertThat(made.video())
        .usingRecursiveComparison()
        .ignoringFields("frames", "duration", "averageFrameRate", "realFrameRate")
        .isEqualTo(expected.video());
    assertThat(made.duration()).isCloseTo(expected.duration(), Duration.ofMillis(20));
  }

  private static void assertSameTimes(Path whole, Path chunks) {
    List<Double> expected = Measurements.times(whole);
    List<Double> times = Measurements.times(chunks);
    assertThat(times).hasSameSizeAs(expected);
    for (int i = 0; i < times.size(); i++) {
      assertThat(times.get(i)).as("frame %d", i).isCloseTo(expected.get(i), within(0.001));
    }
  }
}
