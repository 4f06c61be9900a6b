package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How ffmpeg makes one output, without what every run has in common (the cage, file names).
 *
 * @param inputOptions options of the source
 * @param filterGraph one graph from the source to the label {@code [out]}; null if none is needed
 * @param outputOptions streams, filters, codecs and container of the output
 * @param expected what should come out
 */
public record EncodePlan(
    List<String> inputOptions,
    @Nullable String filterGraph,
    List<String> outputOptions,
    Expected expected) {

  public EncodePlan {
    inputOptions = List.copyOf(inputOptions);
    outputOptions = List.copyOf(outputOptions);
  }

  /**
   * What should come out. A duration that is to be checked is null if it is not known for sure.
   *
   * @param video whether there is a picture; likewise audio
   * @param videoDuration of the picture, to be checked; likewise audioDuration, and wholeDuration
   *     of both
   * @param duration of the whole as far as anybody knows, for progress; null if nobody does
   * @param exact whether the container of the source writes durations down
   */
  public record Expected(
      boolean video,
      boolean audio,
      @Nullable Duration videoDuration,
      @Nullable Duration audioDuration,
      @Nullable Duration wholeDuration,
      @Nullable Duration duration,
      boolean exact) {}
}
