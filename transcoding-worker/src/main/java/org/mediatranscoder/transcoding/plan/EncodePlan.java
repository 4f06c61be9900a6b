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
   * What should come out.
   *
   * @param video whether there is a picture; likewise audio
   * @param videoDuration of the picture; null if it is not known for sure; likewise audioDuration
   * @param duration of the whole, for progress and for a whole whose streams are not known; null if
   *     nobody knows
   * @param exact whether the duration of the whole is known for sure
   */
  public record Expected(
      boolean video,
      boolean audio,
      @Nullable Duration videoDuration,
      @Nullable Duration audioDuration,
      @Nullable Duration duration,
      boolean exact) {}
}
