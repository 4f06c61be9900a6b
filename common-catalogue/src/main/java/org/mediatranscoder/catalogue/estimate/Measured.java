package org.mediatranscoder.catalogue.estimate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The figures of {@code measured.yaml}, which explains them.
 *
 * @param video by codec of the output, with {@code gif}
 * @param audio by codec of the output
 * @param sources bits of H.264 that are worth a bit of each codec of sources
 * @param job what each job takes beside its encode
 */
record Measured(
    Map<String, Video> video, Map<String, Audio> audio, Map<String, Double> sources, Job job) {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  static final Measured FIGURES = read();

  /** As the file explains; the spread is a standard deviation of the natural logarithm. */
  record Video(
      double bits, double ofSource, double ofScale, double ofRate, double spread, double seconds) {}

  /** Likewise. */
  record Audio(double bits, double spread, double seconds) {}

  /** Likewise. */
  record Job(double start, double spread, double decoding, double gigabyte) {}

  Video video(String codec) {
    return Objects.requireNonNull(video.get(codec), codec);
  }

  Audio audio(String codec) {
    return Objects.requireNonNull(audio.get(codec), codec);
  }

  private static Measured read() {
    try (InputStream file = Measured.class.getResourceAsStream("measured.yaml")) {
      return YAML.readValue(Objects.requireNonNull(file, "measured.yaml"), Measured.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
