package org.mediatranscoder.transcoding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.util.List;

/** What is heard in a file, mixed down to one channel. */
public final class DecodedAudio {

  private static final int RATE = 48_000;
  private static final int AUDIBLE = 300;
  private static final int LOUD = 8_000;

  private final short[] samples;

  private DecodedAudio(short[] samples) {
    this.samples = samples;
  }

  /** Of the whole file from zero on, where nothing is heard until its audio begins. */
  static DecodedAudio of(Path ffmpeg, Path file) {
    List<String> command =
        List.of(
            ffmpeg.toString(),
            "-v",
            "error",
            "-nostdin",
            "-i",
            file.toString(),
            "-vn",
            "-af",
            "aresample=async=1:first_pts=0",
            "-ac",
            "1",
            "-ar",
            Integer.toString(RATE),
            "-f",
            "s16le",
            "-");
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      byte[] bytes = process.getInputStream().readAllBytes();
      ShortBuffer shorts = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
      short[] samples = new short[shorts.remaining()];
      shorts.get(samples);
      return new DecodedAudio(samples);
    } catch (IOException noFfmpeg) {
      throw new UncheckedIOException(noFfmpeg);
    }
  }

  /** The frequency of a tone, to 10 hertz, counted by how often it rises above zero. */
  public int hertz() {
    int first = -1;
    int last = -1;
    int rises = -1;
    boolean below = true;
    for (int i = 0; i < samples.length; i++) {
      if (below && samples[i] > AUDIBLE) {
        first = first < 0 ? i : first;
        last = i;
        rises++;
        below = false;
      } else if (samples[i] < -AUDIBLE) {
        below = true;
      }
    }
    return rises <= 0 ? 0 : (int) Math.round((double) rises * RATE / (last - first) / 10) * 10;
  }

  /** When the first loud sound is heard, in seconds; a lossy codec is a little early with noise. */
  public double firstSound() {
    for (int i = 0; i < samples.length; i++) {
      if (Math.abs(samples[i]) > LOUD) {
        return (double) i / RATE;
      }
    }
    throw new AssertionError("Nothing is heard");
  }

  /** Whether anything is heard within half a second before or after. */
  public boolean isAudibleAt(double seconds) {
    int from = (int) Math.max(0, (seconds - 0.5) * RATE);
    int to = (int) Math.min(samples.length, (seconds + 0.5) * RATE);
    for (int i = from; i < to; i++) {
      if (Math.abs(samples[i]) > AUDIBLE) {
        return true;
      }
    }
    return false;
  }
}
