package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.transcoding.Measurements;
import org.mediatranscoder.transcoding.probe.VideoStream;

/** Frames that change their size in mid-stream: the largest decides, and each keeps its shape. */
class SizeChangeTest extends StudioTest {

  @ParameterizedTest
  @ValueSource(strings = {"mp4-480p", "webm-720p", "gif"})
  void aVideoThatGrowsIsAsLargeAsItsLargestPart(String format)
      throws IOException, InterruptedException {
    Path source = joined("grows.ts", "160x90", "480x270");
    VideoStream made = Objects.requireNonNull(studio.encode(source, format).video());
    assertThat(made.width()).isEqualTo(480);
    assertThat(made.height()).isEqualTo(270);
    assertThat(Measurements.duration(studio.outputFile(format))).isCloseTo(4, within(0.2));
  }

  @Test
  void aTelephoneThatIsTurnedKeepsItsShape() throws IOException, InterruptedException {
    Path source = joined("turns.ts", "480x270", "270x480");
    studio.encode(source, "mp4-480p");
    Path made = studio.outputFile("mp4-480p");
    assertThat(Measurements.stream(made, "width,height")).isEqualTo("480,270");
    List<List<Integer>> side = Measurements.pixels(made, 20, 134);
    List<List<Integer>> middle = Measurements.pixels(made, 240, 134);
    assertThat(side.getFirst()).isEqualTo(middle.getFirst());
    assertThat(side.getLast()).allMatch(channel -> channel < 8);
    assertThat(middle.getLast().getFirst()).isGreaterThan(200);
  }

  @Test
  void onlyWhatMayChangeIsLookedAt() throws InterruptedException {
    assertThat(studio.inspect(samples.mp4()).largest()).isNull();
    assertThat(studio.inspect(samples.copiedTo("same.ts")).largest()).isNull();
  }

  /** As a recorder writes what it receives. */
  private static Path joined(String name, String... sizes) throws IOException {
    Path file = sampleFolder.resolve(name);
    Files.deleteIfExists(file);
    Files.createFile(file);
    for (int part = 0; part < sizes.length; part++) {
      Path one =
          samples.make(
              "%d-%s".formatted(part, name),
              "-f lavfi -i color=red:s=%s:r=10:d=2 -c:v libx264 -preset ultrafast"
                      .formatted(sizes[part])
                  + " -pix_fmt yuv420p -output_ts_offset "
                  + part * 2);
      Files.write(file, Files.readAllBytes(one), java.nio.file.StandardOpenOption.APPEND);
    }
    return file;
  }
}
