package org.mediatranscoder.transcoding.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.OutputRole;
import org.mediatranscoder.transcoding.formats.VideoFormat;
import org.springframework.util.unit.DataSize;

/**
 * How one run of ffmpeg makes all outputs of a job from one decode of its source, without what
 * every run has in common (the cage, file names). It is a value: to plan touches no file and starts
 * no process.
 *
 * @param inputOptions options of the source
 * @param filterGraph from the source to the labels that outputs map; null if none is needed
 * @param tags a file of FFmpeg's metadata format that is the second input; null if there is none
 * @param encoded video that was encoded before, another input; null if there is none
 * @param outputs one or more
 * @param limit of the size of the only output; null if there is none
 */
public record Plan(
    List<String> inputOptions,
    @Nullable String filterGraph,
    @Nullable String tags,
    @Nullable EncodedVideo encoded,
    List<PlannedOutput> outputs,
    @Nullable SizeLimit limit) {

  private static final String BITS = "-b:v";

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

  /** Without a limit of its size. */
  Plan(
      List<String> inputOptions,
      @Nullable String filterGraph,
      @Nullable String tags,
      List<PlannedOutput> outputs) {
    this(inputOptions, filterGraph, tags, null, outputs, null);
  }

  /** The same with a limit of its size. */
  Plan limited(SizeLimit most) {
    return new Plan(inputOptions, filterGraph, tags, encoded, outputs, most);
  }

  /**
   * The same, saying why the video is not encoded as the format would; empty if it is not copied.
   */
  public Optional<Plan> copiedFor(VideoFormat format) {
    PlannedOutput output = main();
    if (!(output.streams().getFirst() instanceof StreamPlan.Copy copy)) {
      return Optional.empty();
    }
    String reason =
        "copied: encoded to %s it would be larger than its file"
            .formatted(CodecNames.of(format.video().codec().ffmpegName()));
    List<StreamPlan> streams = new ArrayList<>(output.streams());
    streams.set(0, new StreamPlan.Copy(copy.source(), reason, copy.options()));
    PlannedOutput told = output.with(streams, output.containerOptions());
    return Optional.of(new Plan(inputOptions, filterGraph, tags, encoded, List.of(told), limit));
  }

  /** The same with more to say of its first stream. */
  public Plan saying(String more) {
    PlannedOutput now = main();
    List<StreamPlan> streams = new ArrayList<>(now.streams());
    streams.set(0, streams.getFirst().saying(more));
    List<PlannedOutput> all = new ArrayList<>(outputs);
    all.set(0, now.with(streams, now.containerOptions()));
    return new Plan(inputOptions, filterGraph, tags, encoded, all, limit);
  }

  /** Whether the video takes two passes, of which this plan is the second. */
  public boolean isTwoPass() {
    return video().contains("-pass");
  }

  private List<String> video() {
    return main().streams().getFirst().options();
  }

  /** The first of two passes, which makes no file but that of what it finds out. */
  public Plan firstPass() {
    PlannedOutput second = main();
    List<String> options = changed(video(), "-pass", "1");
    int longest = second.containerOptions().indexOf("-t");
    List<String> end = new ArrayList<>(second.containerOptions().subList(longest, longest + 2));
    int threads = second.containerOptions().indexOf("-threads");
    end.addAll(second.containerOptions().subList(threads, threads + 2));
    end.addAll(List.of("-f", "null"));
    PlannedOutput first = second.with(List.of(second.streams().getFirst().with(options)), end);
    return new Plan(inputOptions, null, null, List.of(first));
  }

  /** Kilobits a second of a video of two passes. */
  public int videoKbps() {
    String kbps = video().get(video().indexOf(BITS) + 1);
    return Integer.parseInt(kbps.substring(0, kbps.length() - 1));
  }

  /** The second of two passes with other bits; the first one need not be repeated. */
  public Plan withVideoKbps(int kbps) {
    List<String> options = changed(video(), BITS, kbps + "k");
    options = changed(options, "-maxrate", 2 * kbps + "k");
    options = changed(options, "-bufsize", 4 * kbps + "k");
    PlannedOutput now = main();
    List<StreamPlan> streams = new ArrayList<>(now.streams());
    streams.set(0, streams.getFirst().with(options));
    return new Plan(
        inputOptions,
        filterGraph,
        tags,
        encoded,
        List.of(now.with(streams, now.containerOptions())),
        limit);
  }

  private static List<String> changed(List<String> options, String name, String value) {
    List<String> all = new ArrayList<>(options);
    all.set(options.indexOf(name) + 1, value);
    return all;
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
