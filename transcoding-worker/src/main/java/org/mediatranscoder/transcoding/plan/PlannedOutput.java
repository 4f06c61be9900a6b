package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.OutputRole;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.VideoStream;

/**
 * One file that a plan makes.
 *
 * @param role what it is for
 * @param name of the file, where there are several or the source decides; null for the only one,
 *     which is named after the format
 * @param contentType null for that of the format
 * @param container FFmpeg's name
 * @param streams in the order in which they are in the file
 * @param containerOptions tags, bounds and container, for ffmpeg
 * @param expected what should come out
 * @param bounds what it may cost
 */
public record PlannedOutput(
    OutputRole role,
    @Nullable String name,
    @Nullable String contentType,
    String container,
    List<StreamPlan> streams,
    List<String> containerOptions,
    Expected expected,
    OutputBounds bounds) {

  public PlannedOutput {
    streams = List.copyOf(streams);
    containerOptions = List.copyOf(containerOptions);
  }

  /** The only one of its plan. */
  public PlannedOutput(
      OutputRole role,
      String container,
      List<StreamPlan> streams,
      List<String> containerOptions,
      Expected expected,
      OutputBounds bounds) {
    this(role, null, null, container, streams, containerOptions, expected, bounds);
  }

  /** The same with other streams and options. */
  PlannedOutput with(List<StreamPlan> others, List<String> options) {
    return new PlannedOutput(role, name, contentType, container, others, options, expected, bounds);
  }

  /** All options of ffmpeg that stand before the name of the file. */
  public List<String> options() {
    return Stream.concat(
            streams.stream().flatMap(stream -> stream.options().stream()),
            containerOptions.stream())
        .toList();
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
   * @param videoFrom how much of the beginning of the video is left out; likewise audioFrom
   */
  public record Expected(
      @Nullable VideoStream video,
      @Nullable AudioStream audio,
      @Nullable Duration videoDuration,
      @Nullable Duration audioDuration,
      @Nullable Duration wholeDuration,
      @Nullable Duration duration,
      @Nullable Duration sourceDuration,
      boolean exact,
      Duration videoFrom,
      Duration audioFrom) {

    /** The same of an output without audio. */
    Expected videoOnly() {
      return new Expected(
          video,
          null,
          videoDuration,
          null,
          null,
          duration,
          sourceDuration,
          exact,
          videoFrom,
          Duration.ZERO);
    }

    /** The same of an output without video. */
    Expected audioOnly() {
      return new Expected(
          null,
          audio,
          null,
          audioDuration,
          null,
          duration,
          sourceDuration,
          exact,
          Duration.ZERO,
          audioFrom);
    }
  }
}
