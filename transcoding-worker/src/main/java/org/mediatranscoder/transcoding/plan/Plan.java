package org.mediatranscoder.transcoding.plan;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.OutputRole;
import org.springframework.util.unit.DataSize;

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

  /** What the person asked for, or the first part of it. */
  public PlannedOutput main() {
    return outputs.getFirst();
  }

  /** Whether the outputs are tracks of one package, which belong together. */
  public boolean isPackage() {
    return main().role() == OutputRole.VARIANT;
  }

  /** The size that all outputs together are expected to have; null if nobody knows. */
  public @Nullable DataSize expectedSize() {
    long bytes = 0;
    for (PlannedOutput output : outputs) {
      DataSize expected = output.bounds().expected();
      if (expected == null) {
        return null;
      }
      bytes += expected.toBytes();
    }
    return DataSize.ofBytes(bytes);
  }

  /** The size of the largest of them that ffmpeg may write. */
  public DataSize mostOfOne() {
    return outputs.stream()
        .map(output -> output.bounds().most())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }
}
