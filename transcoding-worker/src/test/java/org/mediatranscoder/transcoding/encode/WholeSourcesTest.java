package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.transcoding.probe.Probe;

/** Files that look cut or damaged by their headers or by FFmpeg's log, and are whole. */
class WholeSourcesTest extends StudioTest {

  private static final Duration SLACK = Duration.ofMillis(200);

  @Test
  void aLogThatSpeaksOfTruncationIsNoDamage() throws InterruptedException {
    studio.encode(awkward.seiLongerThanItsNalUnit(), "mp4-480p");
    assertThat(studio.frames("mp4-480p")).isEqualTo(75);
  }

  @ParameterizedTest
  @CsvSource({
    "late.mp4, mp4-480p",
    "late.mp4, gif",
    "late.mkv, webm-720p",
    "late-silent.mp4, mp4-480p",
  })
  void streamsThatAllBeginLateAreWhole(String name, String format) throws InterruptedException {
    Probe made = studio.encode(awkward.beginsLate(name), format);
    assertThat(made.duration()).isCloseTo(Duration.ofSeconds(3), SLACK);
  }

  @Test
  void audioAloneThatBeginsLateIsWhole() throws InterruptedException {
    Probe made = studio.encode(awkward.audioThatBeginsLate(), "wav");
    assertThat(made.duration()).isCloseTo(Duration.ofSeconds(3), SLACK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"slides.mkv", "slides.mp4"})
  void aFewPicturesBesideLongerAudioAreWhole(String name) throws InterruptedException {
    Probe made = studio.encode(awkward.slides(name), "mp4-480p");
    assertThat(made.duration()).isCloseTo(Duration.ofSeconds(20), SLACK);
    assertThat(studio.frames("mp4-480p")).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"late-audio.mp4", "late-audio.mkv"})
  void audioThatBeginsAfterMuchVideoIsWhole(String name) throws InterruptedException {
    Probe made = studio.encode(awkward.audioAfterMuchVideo(name), "mp4-480p");
    assertThat(made.duration()).isCloseTo(Duration.ofSeconds(24), SLACK);
    assertThat(studio.audio("mp4-480p").isAudibleAt(22)).isTrue();
    assertThat(studio.audio("mp4-480p").isAudibleAt(19)).isFalse();
  }

  @Test
  void aRiffHeaderThatGoesBeyondTheEndIsNoDamage() throws InterruptedException {
    Probe made = studio.encode(awkward.riffLongerThanTheFile(), "wav");
    assertThat(made.duration()).isCloseTo(Duration.ofSeconds(3), SLACK);
  }

  @Test
  void aPackedAviKeepsItsFrames() throws InterruptedException {
    studio.encode(awkward.packedAvi(), "mp4-480p");
    assertThat(studio.frames("mp4-480p")).isBetween(73L, 75L);
  }
}
