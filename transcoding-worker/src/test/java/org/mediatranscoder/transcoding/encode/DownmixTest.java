package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.transcoding.AudioMeasure;
import org.mediatranscoder.transcoding.probe.AudioStream;

/** What is in any channel is heard, as loud in one format as in another. */
class DownmixTest extends StudioTest {

  /** A tone of -12 dB peak, -15.05 dB root mean square. */
  private static final double TONE = -15.05;

  private static final String VIDEO = "-f lavfi -i testsrc2=s=64x64:r=5:d=2 ";

  @ParameterizedTest
  @ValueSource(strings = {"flac", "ac3"})
  void dialogueIsAsLoudInEveryFormat(String codec) throws InterruptedException {
    Path video = surround("5.1", codec, 2);
    for (String format : List.of("mp4-480p", "webm-720p", "mp3")) {
      studio.encode(video, format);
      assertThat(levels(format)).hasSize(2).allSatisfy(level -> is(level, TONE - 3));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "5.1(side), 4, -3, -inf",
    "6.1, 4, -6, -6",
    "7.1, 7, -inf, -3",
    "7.1(wide), 6, -3, -inf",
    "octagonal, 0, 0, -inf",
    "3.0(back), 2, -6, -6",
  })
  void eachPlaceIsHeardWhereItBelongs(String layout, int channel, String left, String right)
      throws InterruptedException {
    studio.encode(placed(layout, channel), "mp3");
    is(levels("mp3").getFirst(), TONE + decibel(left));
    is(levels("mp3").getLast(), TONE + decibel(right));
  }

  @Test
  void theChannelForLowFrequenciesIsLeftOut() throws InterruptedException {
    studio.encode(placed("5.1", 3), "mp3");
    assertThat(levels("mp3")).hasSize(2).allMatch(level -> level < -80);
  }

  @ParameterizedTest
  @CsvSource({"3, 2", "6, 3", "6, 5", "12, 11", "16, 15"})
  @SlowMedia
  void everyTrackWithoutALayoutIsHeardOnBothSides(int channels, int track)
      throws InterruptedException {
    studio.encode(tracks(channels, track), "mp3");
    assertThat(levels("mp3")).hasSize(2).allMatch(level -> level > TONE - 10);
    studio.encode(tracks(channels, track), "wav");
    assertThat(levels("wav")).hasSize(channels);
    is(levels("wav").get(track), TONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"webm-720p", "mp3", "wav"})
  void anAmbisonicSourceIsHeardOnBothSides(String format) throws InterruptedException {
    Path video =
        samples.make(
            "ambisonic.webm",
            VIDEO
                + "-f lavfi -i aevalsrc=0.25*sin(440*2*PI*t)|0|0|0:d=2:s=48000"
                + " -c:v libvpx -deadline realtime -c:a libopus -b:a 256k -mapping_family 2");
    studio.encode(video, format);
    if (format.equals("wav")) {
      assertThat(levels(format)).hasSize(4);
    } else {
      assertThat(levels(format)).hasSize(2).allSatisfy(level -> is(level, TONE - 3));
    }
  }

  @ParameterizedTest
  @CsvSource({"left, 0.25, 0.25", "front, 0.25, 0"})
  void anAmbisonicSourceHasSides(String name, double around, double side)
      throws InterruptedException {
    Path video =
        samples.make(
            "ambisonic-" + name + ".mka",
            "-f lavfi -i aevalsrc=%s*sin(440*2*PI*t)|%s*sin(440*2*PI*t)|0|0:d=2:s=48000"
                    .formatted(around, side)
                + " -c:a libopus -b:a 256k -mapping_family 2");
    studio.encode(video, "mp3");
    double difference = levels("mp3").getFirst() - levels("mp3").getLast();
    assertThat(difference).isCloseTo(side > 0 ? 15.3 : 0, within(1.0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "wav"})
  void monoStaysMonoAndAsLoud(String format) throws InterruptedException {
    Path mono =
        samples.make("mono.m4a", "-f lavfi -i aevalsrc=0.25*sin(440*2*PI*t):d=2:s=44100 -c:a alac");
    assertThat(studio.encode(mono, format).audio()).extracting(AudioStream::channels).isEqualTo(1);
    is(levels(format).getFirst(), TONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"webm-720p", "wav"})
  void stereoStaysStereo(String format) throws InterruptedException {
    studio.encode(surround("stereo", "pcm_s16le", 1), format);
    assertThat(levels(format)).hasSize(2);
    assertThat(levels(format).getFirst()).isLessThan(-60);
    is(levels(format).getLast(), TONE);
  }

  @ParameterizedTest
  @CsvSource({
    "mov, mp4-480p, aformat=channel_layouts=FL, aformat=channel_layouts=FR",
    "mov, mp3, aformat=channel_layouts=FL, aformat=channel_layouts=FR",
    "mov, wav, aformat=channel_layouts=FR, aformat=channel_layouts=FL",
    "mxf, webm-720p, anull, anull",
  })
  void leftAndRightInTwoStreamsBecomeStereo(
      String container, String format, String first, String second) throws InterruptedException {
    Path video =
        samples.make(
            "pair-%s-%s.%s".formatted(format, first.substring(first.length() - 2), container),
            "-f lavfi -i testsrc2=s=640x360:r=25:d=2 -f lavfi -i aevalsrc=0.25*sin(300*2*PI*t):d=2:s=48000"
                + " -f lavfi -i aevalsrc=0.25*sin(1000*2*PI*t):d=2:s=48000 -filter_complex [1]"
                + first
                + "[a];[2]"
                + second
                + "[b] -map 0 -map [a] -map [b] -c:v mpeg2video -c:a pcm_s16le");
    studio.encode(video, format);
    assertThat(levels(format)).hasSize(2).allSatisfy(level -> is(level, TONE));
    boolean swapped = first.endsWith("FR");
    double low = AudioMeasure.tone(studio.outputFile(format), 300, swapped ? 1 : 0);
    double high = AudioMeasure.tone(studio.outputFile(format), 1000, swapped ? 0 : 1);
    is(low, TONE);
    is(high, TONE);
  }

  @ParameterizedTest
  @CsvSource({"mp4-480p, 3, 1", "mp3, 1, 3"})
  void leftAndRightOfUnequalLengthAreKeptWhole(String format, int left, int right)
      throws InterruptedException {
    Path video =
        samples.make(
            "pair-%d-%d.mov".formatted(left, right),
            "-f lavfi -i testsrc2=s=64x64:r=5:d=3 -f lavfi -i sine=300:r=48000:d=%d -f lavfi -i sine=1000:r=48000:d=%d"
                    .formatted(left, right)
                + " -filter_complex [1]aformat=channel_layouts=FL[a];[2]aformat=channel_layouts=FR[b]"
                + " -map 0 -map [a] -map [b] -c:v mpeg2video -c:a pcm_s16le");
    AudioStream made = Objects.requireNonNull(studio.encode(video, format).audio());
    assertThat(made.duration()).isBetween(Duration.ofMillis(2900), Duration.ofMillis(3100));
  }

  @Test
  @SlowMedia
  void aLoudMixIsNotCutOff() throws InterruptedException {
    String loud = "0.9*sin(300*2*PI*t)|".repeat(5) + "0.9*sin(300*2*PI*t)";
    studio.encode(
        samples.make("loud.flac", "-f lavfi -i aevalsrc=" + loud + ":c=5.1:d=2:s=48000"), "mp3");
    // A tone that is cut off has harmonics.
    assertThat(AudioMeasure.tone(studio.outputFile("mp3"), 900, 0)).isLessThan(-40);
    is(levels("mp3").getFirst(), -3.4);
  }

  private static Path surround(String layout, String codec, int channel) {
    String container = codec.startsWith("pcm") ? "mov" : "mkv";
    return samples.make(
        "%s-%d.%s".formatted(codec, channel, container),
        VIDEO
            + "-f lavfi -i aevalsrc=%s:c=%s:d=2:s=48000"
                .formatted(tones(channels(layout), channel), layout)
            + " -c:v libx264 -preset ultrafast -b:a 448k -c:a "
            + codec);
  }

  /** WAV can say of every channel where it belongs. */
  private static Path placed(String layout, int channel) {
    return samples.make(
        "%s-%d.wav".formatted(layout.replaceAll("[()]", "_"), channel),
        "-f lavfi -i aevalsrc=%s:c=%s:d=2:s=48000"
            .formatted(tones(channels(layout), channel), layout));
  }

  /** A tone in one channel, silence in all others. */
  private static String tones(int channels, int channel) {
    return IntStream.range(0, channels)
        .mapToObj(i -> i == channel ? "0.25*sin(440*2*PI*t)" : "0")
        .collect(Collectors.joining("|"));
  }

  private static int channels(String layout) {
    return switch (layout) {
      case "stereo" -> 2;
      case "3.0(back)" -> 3;
      case "5.1", "5.1(side)" -> 6;
      case "6.1" -> 7;
      default -> 8;
    };
  }

  /** PCM in WAV says nothing of places if its channel mask is 0. */
  private static Path tracks(int channels, int track) {
    return samples.withoutChannelMask(
        "tracks-%d-%d.wav".formatted(channels, track),
        "-f lavfi -i aevalsrc=" + tones(channels, track) + ":d=2:s=48000 -c:a pcm_s24le");
  }

  private List<Double> levels(String format) {
    return AudioMeasure.of(studio.outputFile(format)).levels();
  }

  private static double decibel(String text) {
    return text.equals("-inf") ? Double.NEGATIVE_INFINITY : Double.parseDouble(text);
  }

  private static void is(double level, double expected) {
    if (Double.isInfinite(expected)) {
      assertThat(level).isLessThan(-60);
    } else {
      assertThat(level).isCloseTo(expected, within(0.5));
    }
  }
}
