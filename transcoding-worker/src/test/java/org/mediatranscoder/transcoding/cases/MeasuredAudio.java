package org.mediatranscoder.transcoding.cases;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The samples of an output in one piece, as a browser plays them: gaps between packets do not
 * count.
 */
final class MeasuredAudio {

  /** From one second to another. */
  record Span(double from, double to) {}

  private static final int RATE = 48_000;
  private static final int WINDOW = RATE / 200;
  private static final double SILENCE = Math.pow(10, -50 / 20.0);
  private static final double SHORTEST_PAUSE = 0.1;

  private final float[] samples;
  private final int channels;
  private final double start;

  private MeasuredAudio(float[] samples, int channels, double start) {
    this.samples = samples;
    this.channels = channels;
    this.start = start;
  }

  /**
   * @param start of the first sample in seconds after the start of the file
   */
  static MeasuredAudio of(Path file, int channels, double start) {
    byte[] bytes = MeasuringTool.decode(file, "-map", "0:a:0", "-f", "f32le", "-ar", "48000", "-");
    FloatBuffer floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] samples = new float[floats.remaining()];
    floats.get(samples);
    return new MeasuredAudio(samples, channels, start);
  }

  double seconds() {
    return (double) samples.length / channels / RATE;
  }

  /** The spans that are not silent. */
  List<Span> heard() {
    List<Span> spans = new ArrayList<>();
    for (int at = 0; at + WINDOW <= frames(); at += WINDOW) {
      if (level(at, at + WINDOW) > SILENCE) {
        add(spans, start + (double) at / RATE, start + (double) (at + WINDOW) / RATE);
      }
    }
    return spans;
  }

  private static void add(List<Span> spans, double from, double to) {
    if (!spans.isEmpty() && from - spans.getLast().to() < SHORTEST_PAUSE) {
      from = spans.removeLast().from();
    }
    spans.add(new Span(from, to));
  }

  /** The mean level of all channels in decibels of full scale. */
  double decibels() {
    return 20 * Math.log10(Math.max(1e-9, level(0, frames())));
  }

  /** The frequency of the loudest channel's tone, where it is heard. */
  double hertz() {
    int channel = loudest();
    int crossings = 0;
    int counted = 0;
    for (int at = 0; at + WINDOW <= frames(); at += WINDOW) {
      if (level(at, at + WINDOW) > SILENCE) {
        counted += WINDOW;
        for (int frame = at + 1; frame <= at + WINDOW && frame < frames(); frame++) {
          crossings += sample(frame - 1, channel) < 0 != sample(frame, channel) < 0 ? 1 : 0;
        }
      }
    }
    return counted == 0 ? 0 : crossings / 2.0 / counted * RATE;
  }

  private int loudest() {
    int loudest = 0;
    double most = -1;
    for (int channel = 0; channel < channels; channel++) {
      double power = 0;
      for (int frame = 0; frame < frames(); frame++) {
        power += sample(frame, channel) * sample(frame, channel);
      }
      if (power > most) {
        most = power;
        loudest = channel;
      }
    }
    return loudest;
  }

  private int frames() {
    return samples.length / channels;
  }

  private double sample(int frame, int channel) {
    return samples[frame * channels + channel];
  }

  /** Root mean square of all channels. */
  private double level(int from, int to) {
    double power = 0;
    for (int at = from * channels; at < to * channels; at++) {
      power += (double) samples[at] * samples[at];
    }
    return Math.sqrt(power / Math.max(1, (to - from) * channels));
  }
}
