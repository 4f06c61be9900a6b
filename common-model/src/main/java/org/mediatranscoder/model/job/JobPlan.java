package org.mediatranscoder.model.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt found in the source and does with it, for people. All of it is bounded: what is
 * beyond a bound is left out, or cut off and ends with {@code …}.
 *
 * @param container FFmpeg's name of that of the source
 * @param duration of the source; null where it does not say
 * @param source its streams, {@value #MOST_STREAMS} at most
 * @param outputs {@value #MOST_OUTPUTS} at most
 * @param command of ffmpeg, {@value #LONGEST_COMMAND} characters at most
 * @param estimate of size and time; null in a plan that was stored before there was this
 */
public record JobPlan(
    String container,
    @Nullable Duration duration,
    List<SourceStream> source,
    List<OutputPlan> outputs,
    String command,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JobEstimate estimate) {

  public static final int MOST_STREAMS = 16;
  public static final int MOST_OUTPUTS = 16;
  public static final int LONGEST_COMMAND = 8000;

  private static final String VIDEO = "video";

  /** Of every other text. */
  public static final int LONGEST_TEXT = 300;

  /**
   * One stream of the source.
   *
   * @param index among the streams of the source
   * @param kind such as {@code video}, {@code audio} or {@code subtitle}
   * @param codec FFmpeg's name; null if it is not known
   * @param description such as {@code 1920 × 1080, 25 frames a second, 8 bit}
   * @param used whether it is in an output
   */
  public record SourceStream(
      int index, @Nullable String kind, @Nullable String codec, String description, boolean used) {

    public SourceStream {
      kind = kind == null ? null : shortened(kind, LONGEST_TEXT);
      codec = codec == null ? null : shortened(codec, LONGEST_TEXT);
      description = shortened(description, LONGEST_TEXT);
    }
  }

  /** One output: what becomes of each of its streams. */
  public record OutputPlan(String role, String container, List<StreamDecision> streams) {

    public OutputPlan {
      streams = streams.stream().limit(MOST_STREAMS).toList();
    }
  }

  /**
   * What becomes of one stream, and why.
   *
   * @param stream index in the source
   * @param reason such as {@code encoded to H.264: HEVC does not play everywhere}
   */
  public record StreamDecision(int stream, boolean copied, String reason) {

    public StreamDecision {
      reason = shortened(reason, LONGEST_TEXT);
    }
  }

  public JobPlan {
    container = shortened(container, LONGEST_TEXT);
    source = source.stream().limit(MOST_STREAMS).toList();
    outputs = outputs.stream().limit(MOST_OUTPUTS).toList();
    command = shortened(command, LONGEST_COMMAND);
  }

  /** Without an estimate. */
  public JobPlan(
      String container,
      @Nullable Duration duration,
      List<SourceStream> source,
      List<OutputPlan> outputs,
      String command) {
    this(container, duration, source, outputs, command, null);
  }

  /** The same with this estimate. */
  public JobPlan with(JobEstimate expected) {
    return new JobPlan(container, duration, source, outputs, command, expected);
  }

  /**
   * Whether nothing that costs time is encoded: each output takes its video as it is, or its audio
   * if no output has video.
   */
  public boolean copies() {
    Map<Integer, String> kinds = new HashMap<>();
    source.forEach(stream -> kinds.put(stream.index(), String.valueOf(stream.kind())));
    List<StreamDecision> all = outputs.stream().flatMap(made -> made.streams().stream()).toList();
    List<StreamDecision> video =
        all.stream().filter(made -> VIDEO.equals(kinds.get(made.stream()))).toList();
    List<StreamDecision> costly = video.isEmpty() ? all : video;
    return !costly.isEmpty() && costly.stream().allMatch(StreamDecision::copied);
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
