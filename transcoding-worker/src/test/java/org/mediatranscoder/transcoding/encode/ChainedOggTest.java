package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.AudioMeasure;
import org.mediatranscoder.transcoding.failure.NotMediaException;
import org.mediatranscoder.transcoding.probe.Probe;

/** Recordings of internet radio: each piece of music is a link of its own (RFC 3533, section 4). */
class ChainedOggTest extends StudioTest {

  private static final Duration SLACK = Duration.ofMillis(200);

  /** Of a sine of FFmpeg's source: an eighth of full scale. */
  private static final double LEVEL = -21.1;

  @ParameterizedTest
  @ValueSource(strings = {"libvorbis", "libopus", "flac"})
  void linksWithOtherChannelsAreHeardOneAfterTheOther(String codec) throws Exception {
    Path chained = chained("chained-" + codec + ".ogg", mono(codec), stereo(codec), mono(codec));
    Probe made = studio.encode(chained, "wav");
    assertThat(made.duration()).isCloseTo(Duration.ofSeconds(9), SLACK);
    assertThat(AudioMeasure.of(studio.outputFile("wav")).silences()).isEmpty();
    assertThat(AudioMeasure.of(studio.outputFile("wav")).levels())
        .hasSize(2)
        .allSatisfy(level -> assertThat(level).isCloseTo(LEVEL, within(0.5)));
  }

  @Test
  @SlowMedia
  void aLinkWithAnotherSampleRateKeepsItsPitch() throws Exception {
    Path low = samples.make("low.ogg", "-f lavfi -i sine=1000:d=3:r=22050 -c:a libvorbis");
    Path high = samples.make("high.ogg", "-f lavfi -i sine=1000:d=3:r=48000 -c:a libvorbis");
    Probe made = studio.encode(chained("rates.ogg", low, high), "mp3");
    assertThat(made.duration()).isCloseTo(Duration.ofSeconds(6), SLACK);
    assertThat(studio.audio("mp3").hertz()).isEqualTo(1000);
  }

  @Test
  @SlowMedia
  void theTitleOfTheFirstLinkIsKept() throws Exception {
    Path named =
        samples.make(
            "named.ogg", "-f lavfi -i sine=d=1 -c:a libvorbis -metadata title=First -ac 1");
    Path other =
        samples.make("other.ogg", "-f lavfi -i sine=d=1 -c:a libvorbis -metadata title=2 -ac 2");
    var request = new TranscodeRequest("mp3", "ada@example.test", Map.of("metadata", "keep"));
    studio.encode(chained("titles.ogg", named, other), request, progress -> {});
    assertThat(studio.tags("mp3").tags()).containsEntry("title", "First");
  }

  @Test
  void nothingIsJoinedWhereTheLinksAreAlike() throws Exception {
    Path chained = chained("alike.ogg", mono("libvorbis"), mono("libvorbis"));
    Probe made = studio.encode(chained, "wav");
    assertThat(made.duration()).isCloseTo(Duration.ofSeconds(6), SLACK);
    assertThat(directory.resolve("source")).hasSameBinaryContentAs(chained);
  }

  @Test
  void aFileThatIsCutInALinkIsLeftToFfmpeg() throws Exception {
    Path whole = chained("whole.ogg", mono("libvorbis"), stereo("libvorbis"));
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = sampleFolder.resolve("cut.ogg");
    Files.write(cut, Arrays.copyOf(bytes, bytes.length - 2000));
    Probe made = studio.encode(cut, "wav");
    assertThat(made.duration()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
  }

  /** FFmpeg 5.1 reads on where the channels change; 8.1 stops there, without an error. */
  @Test
  void moreLinksThanAreJoinedAreWholeOrRefusedAndNeverCut() throws Exception {
    Path[] links = new Path[50];
    for (int link = 0; link < links.length; link++) {
      links[link] =
          samples.make(
              "link-" + link % 2 + ".ogg",
              "-f lavfi -i sine=d=0.2 -c:a libvorbis -ac " + (1 + link % 2));
    }
    try {
      assertThat(studio.encode(chained("many.ogg", links), "wav").duration())
          .isGreaterThan(Duration.ofSeconds(10));
    } catch (NotMediaException refused) {
      assertThat(refused).hasMessageContaining("changes in the middle");
    }
  }

  private static Path mono(String codec) {
    return samples.make("mono-" + codec + ".ogg", "-f lavfi -i sine=d=3:r=48000 -c:a " + codec);
  }

  private static Path stereo(String codec) {
    return samples.make(
        "stereo-" + codec + ".ogg",
        "-f lavfi -i sine=d=3:r=48000 -filter_complex pan=stereo|c0=c0|c1=c0 -c:a " + codec);
  }

  private static Path chained(String name, Path... links) throws IOException {
    Path chained = sampleFolder.resolve(name);
    Files.deleteIfExists(chained);
    for (Path link : links) {
      Files.write(
          chained, Files.readAllBytes(link), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
    return chained;
  }
}
