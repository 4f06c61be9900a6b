package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.transcoding.AudioMeasure;
import org.mediatranscoder.transcoding.Studio;
import org.mediatranscoder.transcoding.cage.CageForTests;
import org.mediatranscoder.transcoding.cage.CageLimits;
import org.mediatranscoder.transcoding.probe.Probe;
import org.springframework.util.unit.DataSize;

/** Audio is heard when the source says so, however its packets lie. */
class AudioGapTest extends StudioTest {

  private static final String VIDEO = "-f lavfi -i testsrc2=s=64x64:r=5:d=8 ";
  private static final String GAP =
      "-f lavfi -i sine=440:d=8:r=48000,aselect=not(between(t\\,2\\,5)) ";

  @ParameterizedTest
  @CsvSource({"mp4-480p, webm", "webm-720p, webm", "wav, mka", "mp3, mkv", "wav, flv"})
  void aGapIsSilent(String format, String container) throws InterruptedException {
    Probe made = studio.encode(withGap(container), format);
    AudioMeasure heard = AudioMeasure.of(studio.outputFile(format));
    assertThat(heard.silences()).hasSize(2);
    assertThat(heard.silences().getFirst()).isCloseTo(2, within(0.05));
    assertThat(heard.silences().getLast()).isCloseTo(5, within(0.1));
    assertThat(made.duration()).isCloseTo(Duration.ofSeconds(8), Duration.ofMillis(100));
  }

  /** FFmpeg holds the silence in memory; here it may take 48 MB of it at once. */
  @ParameterizedTest
  @CsvSource({"mp3", "wav"})
  void aLongGapNeedsLittleMemory(String format) throws InterruptedException {
    Path meeting =
        samples.make(
            "meeting.mka",
            "-f lavfi -i sine=440:d=190:r=48000,aselect=not(between(t\\,2\\,187))"
                + " -ac 2 -c:a libopus -b:a 32k");
    CageLimits limits = CageForTests.withMaxAllocation(DataSize.ofMegabytes(48));
    Studio small = new Studio(directory, limits, null);
    Probe made = small.encode(meeting, format);
    assertThat(made.duration()).isCloseTo(Duration.ofSeconds(190), Duration.ofMillis(100));
    AudioMeasure heard = AudioMeasure.of(small.outputFile(format));
    assertThat(heard.silences()).hasSize(2);
    assertThat(heard.silences().getLast()).isCloseTo(187, within(0.1));
  }

  @ParameterizedTest
  @CsvSource({"mp4-480p", "webm-720p"})
  void besideVideoAudioThatBeginsLateIsHeardLate(String format) throws InterruptedException {
    Probe made = studio.encode(samples.audioThatBeginsLate(), format);
    assertThat(made.duration()).isCloseTo(Duration.ofSeconds(5), Duration.ofMillis(200));
    AudioMeasure heard = AudioMeasure.of(studio.outputFile(format));
    assertThat(heard.silences()).hasSize(2);
    assertThat(heard.silences().getLast()).isCloseTo(2, within(0.05));
  }

  /** Matroska rounds times to milliseconds, and 44100 samples a second fit none. */
  @Test
  void aSourceWithoutGapsKeepsEverySample() throws InterruptedException {
    Path whole = samples.make("rounded.mka", "-f lavfi -i sine=440:d=5:r=44100 -c:a pcm_s16le");
    studio.encode(whole, "wav");
    assertThat(AudioMeasure.hash(studio.outputFile("wav"))).isEqualTo(AudioMeasure.hash(whole));
  }

  @Test
  void audioOfContainersWithoutTimesIsTakenAsItIs() throws InterruptedException {
    Path first = samples.make("first.mp3", "-f lavfi -i sine=300:d=2:r=44100 -write_xing 0");
    Path second = samples.make("second.mp3", "-f lavfi -i sine=600:d=2:r=48000 -write_xing 0");
    studio.encode(samples.joined("rates.mp3", List.of(first, second)), "wav");
    AudioMeasure heard = AudioMeasure.of(studio.outputFile("wav"));
    assertThat(heard.silences()).isEmpty();
  }

  private static Path withGap(String container) {
    return switch (container) {
      case "webm" ->
          samples.make(
              "gap.webm", VIDEO + GAP + "-c:v libvpx -deadline realtime -cpu-used 8 -c:a libopus");
      case "mka" -> samples.make("gap.mka", GAP + "-c:a libopus");
      case "mkv" -> samples.make("gap.mkv", GAP + "-ac 6 -c:a ac3");
      case "flv" -> samples.make("gap.flv", GAP + "-ar 44100 -c:a aac");
      default -> throw new IllegalArgumentException(container);
    };
  }
}
