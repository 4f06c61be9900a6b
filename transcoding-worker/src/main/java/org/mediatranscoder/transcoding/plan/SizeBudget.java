package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.failure.MaxSizeTooSmallException;
import org.mediatranscoder.transcoding.formats.AudioEncoding;
import org.mediatranscoder.transcoding.formats.Channels;
import org.mediatranscoder.transcoding.formats.VideoFormat;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.springframework.util.unit.DataSize;

/**
 * How the bits of an output of a given size are shared out: first the audio, then the largest
 * picture that stays watchable with what is left.
 *
 * @param height pixels of the shorter side at most
 * @param videoKbps kilobits a second
 * @param audio how the audio is encoded
 */
record SizeBudget(int height, int videoKbps, AudioEncoding audio) {

  private static final List<Integer> HEIGHTS = List.of(2160, 1440, 1080, 720, 480, 360, 240);

  /** Kilobits a second that 720p of 30 frames a second is to have; others in proportion. */
  private static final double COMFORTABLE = 1000;

  /** Larger pictures need fewer bits for a pixel. */
  private static final double OF_PIXELS = 0.75;

  /** What the smallest picture may go down to, in parts of what is comfortable. */
  private static final double BARELY = 0.4;

  private static final double PIXELS_OF_720P = 1280 * 720;
  private static final double USUAL_RATE = 30;

  /** What a frame takes in the index of MP4, and a frame of audio; and what a file has once. */
  private static final double INDEX_OF_FRAME = 16;

  private static final double INDEX_OF_AUDIO = 48 * 6;
  private static final double HEADERS = 2000;

  /** Kilobits a second of all from which on the audio has so many, of stereo. */
  private record AudioTier(int all, int audio) {}

  private static final List<AudioTier> TIERS =
      List.of(
          new AudioTier(1200, 128),
          new AudioTier(700, 96),
          new AudioTier(350, 64),
          new AudioTier(0, 48));

  /** Below that many kilobits a second of all, audio is mono unless stereo was chosen. */
  private static final int MONO_BELOW = 250;

  /** What the budget is made for. */
  record Want(
      VideoFormat format,
      FrameSize source,
      double rate,
      Duration length,
      @Nullable AudioStream audio,
      int audioChannels) {

    private double seconds() {
      return Math.max(0.04, length.toMillis() / 1000.0);
    }

    private double indexBytes() {
      return HEADERS + seconds() * (rate * INDEX_OF_FRAME + (audio == null ? 0 : INDEX_OF_AUDIO));
    }

    /** Kilobits a second of video and audio together. */
    private double kbps(double bytes) {
      return (SizeLimit.AIM * bytes - indexBytes()) * 8 / 1000 / seconds();
    }
  }

  /**
   * Of so many bytes.
   *
   * @throws MaxSizeTooSmallException if not even the smallest picture would be watchable
   */
  static SizeBudget of(Want want, DataSize most) {
    double all = want.kbps((double) most.toBytes());
    AudioEncoding audio = audio(want, all);
    double video = all - audioKbps(want, audio);
    for (int height : heights(want)) {
      if (video >= comfortable(want, height)) {
        return new SizeBudget(height, (int) video, audio);
      }
    }
    int smallest = heights(want).getLast();
    if (video < BARELY * comfortable(want, smallest)) {
      throw MaxSizeTooSmallException.of(most, megabytes(want, smallest));
    }
    return new SizeBudget(smallest, (int) video, audio);
  }

  /** From the format's own downwards, without those that are not smaller than the source. */
  private static List<Integer> heights(Want want) {
    int own = want.format().video().resolution();
    int source = Math.min(want.source().width(), want.source().height());
    int first = Math.max(2, Math.min(own, source));
    List<Integer> smaller = HEIGHTS.stream().filter(height -> height < first).toList();
    return Stream.concat(Stream.of(first), smaller.stream()).toList();
  }

  private static double comfortable(Want want, int height) {
    FrameSize size = want.source().fitShortSide(height);
    double pixels = (double) size.width() * size.height();
    double rate = Math.min(want.rate(), USUAL_RATE) + Math.max(0, want.rate() - USUAL_RATE) / 3;
    return COMFORTABLE * Math.pow(pixels / PIXELS_OF_720P, OF_PIXELS) * rate / USUAL_RATE;
  }

  private static AudioEncoding audio(Want want, double all) {
    AudioEncoding own = want.format().audio();
    int tier =
        TIERS.stream().filter(one -> all >= one.all()).findFirst().map(AudioTier::audio).orElse(48);
    Integer kbps = own.kbps();
    boolean mono = all < MONO_BELOW && own.channels() == Channels.AUTO;
    return own.sized(
        kbps == null ? tier : Math.min(tier, kbps), mono ? Channels.MONO : own.channels());
  }

  private static double audioKbps(Want want, AudioEncoding encoding) {
    AudioStream audio = want.audio();
    if (audio == null) {
      return 0;
    }
    int channels = encoding.channels() == Channels.MONO ? 1 : want.audioChannels();
    Integer kbps = AudioOptions.kbps(audio, channels, encoding);
    return kbps == null ? 0 : kbps;
  }

  /** The smallest limit that would do, in 1,000,000 bytes. */
  private static int megabytes(Want want, int smallest) {
    double video = BARELY * comfortable(want, smallest);
    for (int megabytes = 1; megabytes < 100_000; megabytes += 1 + megabytes / 100) {
      double all = want.kbps(1e6 * megabytes);
      if (all - audioKbps(want, audio(want, all)) >= video) {
        return megabytes;
      }
    }
    return 100_000;
  }
}
