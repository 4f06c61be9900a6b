package org.mediatranscoder.transcoding.cage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegLocatorTest {

  private static final FfmpegProperties NOTHING_SET = new FfmpegProperties(null);

  @TempDir Path folder;

  @Test
  void theOneOnThePathIsFound() {
    Ffmpeg found = new FfmpegLocator(SearchPath.ofEnvironment()).locate(NOTHING_SET);
    assertThat(found.ffmpeg()).isExecutable().isAbsolute();
    assertThat(found.ffprobe()).isExecutable();
    assertThat(found.version()).isNotBlank();
  }

  @Test
  void withoutOneTheErrorSaysHowToGetIt() {
    FfmpegLocator locator = new FfmpegLocator(new SearchPath(List.of(folder)));
    assertThatExceptionOfType(FfmpegMissingException.class)
        .isThrownBy(() -> locator.locate(NOTHING_SET))
        .withMessageContaining("no ffmpeg on the PATH")
        .withMessageContaining("apt-get install -y ffmpeg");
  }

  @Test
  void anOldOneIsRefused() throws IOException {
    FfmpegLocator locator = new FfmpegLocator(new SearchPath(List.of(folder)));
    program("ffprobe", "");
    program("ffmpeg", "ffmpeg version 4.4.2\n  libavutil      56. 70.100 / 56. 70.100");
    assertThatExceptionOfType(FfmpegMissingException.class)
        .isThrownBy(() -> locator.locate(NOTHING_SET))
        .withMessageContaining("version 4.4.2, and 5.1 or later is needed");
  }

  @Test
  void aBuildFromGitTellsItsAgeByItsLibraries() throws IOException {
    program("ffprobe", "");
    Path git =
        program("ffmpeg", "ffmpeg version N-111-gabc\n  libavutil      59.  8.100 / 59.  8.100");
    FfmpegLocator locator = new FfmpegLocator(new SearchPath(List.of()));
    assertThat(locator.locate(new FfmpegProperties(git)).version()).isEqualTo("N-111-gabc");
  }

  private Path program(String name, String output) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\ncat <<'END'\n" + output + "\nEND\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
