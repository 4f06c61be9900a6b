package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.transcoding.Measurements;
import org.mediatranscoder.transcoding.probe.VideoStream;

/**
 * A red field between two black bars of which Matroska says that they are not to be seen, made by
 * mkvmerge: FFmpeg before 7.1 knows nothing of it, later ones crop themselves.
 */
class FrameCropTest extends StudioTest {

  @ParameterizedTest
  @ValueSource(strings = {"mp4-480p", "webm-720p", "gif"})
  void barsThatMatroskaCropsAreGone(String format) throws IOException, InterruptedException {
    VideoStream made = Objects.requireNonNull(studio.encode(cropped(), format).video());
    assertThat(made.width()).isEqualTo(96);
    assertThat(made.height()).isEqualTo(32);
    for (List<Integer> pixel : Measurements.pixels(studio.outputFile(format), 48, 0)) {
      assertThat(pixel.getFirst()).isGreaterThan(200);
    }
  }

  private static Path cropped() throws IOException {
    Path file = sampleFolder.resolve("cropped.mkv");
    try (InputStream bytes = FrameCropTest.class.getResourceAsStream("/matroska/cropped.mkv")) {
      Files.write(file, Objects.requireNonNull(bytes).readAllBytes());
    }
    return file;
  }
}
