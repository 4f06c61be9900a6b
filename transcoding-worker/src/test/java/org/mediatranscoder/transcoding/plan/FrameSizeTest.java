package org.mediatranscoder.transcoding.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameSizeTest {

  @ParameterizedTest
  @CsvSource({
    "1920, 1080, 720, 1280, 720",
    "1080, 1920, 720, 720, 1280",
    "1440, 1080, 480, 640, 480",
    "2560, 1080, 720, 1280, 540",
    "3840, 1600, 1080, 1920, 800",
    "1600, 3840, 1080, 800, 1920",
    "1280, 720, 480, 854, 480",
    "720, 720, 480, 480, 480",
  })
  void theShorterSideIsTheP(int width, int height, int p, int newWidth, int newHeight) {
    assertThat(new FrameSize(width, height).fitShortSide(p))
        .isEqualTo(new FrameSize(newWidth, newHeight));
  }

  @ParameterizedTest
  @CsvSource({"160, 120, 160, 120", "161, 121, 160, 120", "1, 1, 2, 2", "3, 3, 2, 2"})
  void aSmallPictureIsNeverUpscaledAndBecomesEven(int width, int height, int w, int h) {
    assertThat(new FrameSize(width, height).fitShortSide(1080)).isEqualTo(new FrameSize(w, h));
  }

  @Test
  void aPanoramaIsBoundedByItsLongerSide() {
    assertThat(new FrameSize(10_000, 1_000).fitShortSide(720)).isEqualTo(new FrameSize(1280, 128));
  }

  @Test
  void anAnimationFitsIntoASquare() {
    assertThat(new FrameSize(1920, 1080).fitLongSide(480)).isEqualTo(new FrameSize(480, 270));
    assertThat(new FrameSize(1080, 1920).fitLongSide(480)).isEqualTo(new FrameSize(270, 480));
    assertThat(new FrameSize(200, 100).fitLongSide(480)).isEqualTo(new FrameSize(200, 100));
  }
}
