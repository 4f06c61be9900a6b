package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.VideoStream;

/**
 * How ffmpeg makes one output, without what every run has in common (the cage, file names).
 *
 * @param inputOptions options of the source
 * @param filterGraph from the source to the labels that the output options map; null if none is
 *     needed
 * @param outputOptions streams, filters, codecs and container of the output
 * @param expected what should come out
 * @param bounds what it may cost
 * @param tags a file of FFmpeg's metadata format that is the second input; null if there is none
 */
public record EncodePlan(
    List<String> inputOptions,
    @Nullable String filterGraph,
    List<String> outputOptions,
    Expected expected,
    OutputBounds bounds,
    @Nullable String tags) {

  public EncodePlan {
    inputOptions = List.copyOf(inputOptions);
    outputOptions = List.copyOf(outputOptions);
  }

  /** Without tags. */
  EncodePlan(
      List<String> inputOptions,
      @Nullable String filterGraph,
      List<String> outputOptions,
      Expected expected,
      OutputBounds bounds) {
    this(inputOptions, filterGraph, outputOptions, expected, bounds, null);
  }

  /**
   * What should come out. A duration that is to be checked is null if it is not known for sure.
   *
   * @param video the stream of the source that is in the output; null for none; likewise audio
   * @param videoDuration of the picture, to be checked; likewise audioDuration, and wholeDuration
   *     of both
   * @param duration of the whole as far as anybody knows, for progress; null if nobody does
   * @param sourceDuration of the whole source, as its container says it; null if it does not
   * @param exact whether the container of the source writes durations down
   */
  public record Expected(
      @Nullable VideoStream video,
      @Nullable AudioStream audio,
      @Nullable Duration videoDuration,
      @Nullable Duration audioDuration,
      @Nullable Duration wholeDuration,
      @Nullable Duration duration,
      @Nullable Duration sourceDuration,
      boolean exact) {}
}
