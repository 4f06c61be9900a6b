package org.mediatranscoder.transcoding.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one run of ffmpeg makes all outputs of a job from one decode of its source, without what
 * every run has in common (the cage, file names). It is a value: to plan touches no file and starts
 * no process.
 *
 * @param inputOptions options of the source
 * @param filterGraph from the source to the labels that outputs map; null if none is needed
 * @param tags a file of FFmpeg's metadata format that is the second input; null if there is none
 * @param outputs one or more
 */
public record Plan(
    List<String> inputOptions,
    @Nullable String filterGraph,
    @Nullable String tags,
    List<PlannedOutput> outputs) {

  /**
   * @throws IllegalArgumentException if there is no output
   */
  public Plan {
    if (outputs.isEmpty()) {
      throw new IllegalArgumentException("A plan without an output");
    }
    inputOptions = List.copyOf(inputOptions);
    outputs = List.copyOf(outputs);
  }

  /** What the person asked for. */
  public PlannedOutput main() {
    return outputs.getFirst();
  }
}
