package org.mediatranscoder.transcoding.chunks;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mediatranscoder.model.job.OutputRole;
import org.mediatranscoder.transcoding.plan.EncodedVideo;
import org.mediatranscoder.transcoding.plan.OutputBounds;
import org.mediatranscoder.transcoding.plan.Plan;
import org.mediatranscoder.transcoding.plan.PlannedOutput;
import org.mediatranscoder.transcoding.plan.StreamPlan;
import org.mediatranscoder.transcoding.probe.Rational;
import org.mediatranscoder.transcoding.probe.VideoStream;
import org.springframework.util.unit.DataSize;

/** The plans of single chunks, and of the whole that is made of them, from that of the whole. */
final class ChunkCommands {

  /** The name of the joined video in the private directory. */
  static final String JOINED = "chunks.mp4";

  private static final String MP4 = "mp4";
  private static final String FILTERS = "-vf";
  private static final String PACKET_FILTERS = "-bsf:v";
  private static final String TAG = "-tag:v";
  private static final String TIME_BASE = "-enc_time_base:v";

  /** Of a chunk that is harder to encode than the others. */
  private static final int UNEVEN = 3;

  private static final DataSize LEAST = DataSize.ofMegabytes(16);

  private final Plan whole;
  private final ChunkPlan.Split split;

  ChunkCommands(Plan whole, ChunkPlan.Split split) {
    this.whole = whole;
    this.split = split;
  }

  private StreamPlan video() {
    return whole.main().streams().getFirst();
  }

  /** The unit in which the encoder counts. */
  Rational timeBase() {
    String text = value(video().options(), TIME_BASE);
    int slash = text.indexOf('/');
    return new Rational(
        Long.parseLong(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
  }

  private static String value(List<String> options, String name) {
    return options.get(options.indexOf(name) + 1);
  }

  /**
   * Encodes one chunk to a track in fragments, whose times are those of the whole.
   *
   * @param threads of the encoder
   */
  Plan chunk(Chunk chunk, int threads) {
    List<String> input = new ArrayList<>(whole.inputOptions());
    // Times stay as they are in the whole, wherever the chunk begins.
    input.addAll(List.of("-copyts", "-start_at_zero"));
    if (!chunk.seek().isZero()) {
      input.addAll(List.of("-noaccurate_seek", "-ss", seconds(chunk.seek())));
    }
    OutputBounds bounds = bounds(chunk);
    List<String> container = new ArrayList<>(List.of("-map_metadata", "-1"));
    container.addAll(List.of("-threads", Integer.toString(threads)));
    container.addAll(List.of("-frames:v", Integer.toString(chunk.frames())));
    container.addAll(List.of("-fs", Long.toString(bounds.most().toBytes())));
    container.addAll(
        List.of("-movflags", "+delay_moov+default_base_moof+skip_trailer+frag_keyframe"));
    container.addAll(List.of("-use_editlist", "1", "-avoid_negative_ts", "disabled"));
    container.addAll(List.of("-movie_timescale", Long.toString(timeBase().denominator())));
    container.addAll(List.of("-f", MP4));
    PlannedOutput output =
        new PlannedOutput(
            OutputRole.MAIN,
            MP4,
            List.of(video().with(options(chunk))),
            container,
            whole.main().expected(),
            bounds);
    return new Plan(input, null, null, null, List.of(output), null);
  }

  private List<String> options(Chunk chunk) {
    List<String> options = new ArrayList<>();
    List<String> all = video().options();
    for (int i = 0; i < all.size(); i += 2) {
      String name = all.get(i);
      if (name.equals(FILTERS)) {
        options.addAll(List.of(name, select(chunk) + all.get(i + 1)));
      } else if (!name.equals(PACKET_FILTERS) || isLast(chunk)) { // They are about the last frame.
        options.addAll(List.of(name, all.get(i + 1)));
      }
    }
    if (value(all, "-c:v").equals("libx264")) {
      // Else its parameter sets depend on how many threads there are.
      options.addAll(List.of("-x264-params", "stitchable=1"));
    }
    return options;
  }

  private static boolean isLast(Chunk chunk) {
    return chunk.until() == Long.MAX_VALUE;
  }

  private static String select(Chunk chunk) {
    List<String> conditions = new ArrayList<>();
    if (chunk.from() != Long.MIN_VALUE) {
      conditions.add("gte(pts,%d)".formatted(chunk.from()));
    }
    if (!isLast(chunk)) {
      conditions.add("lt(pts,%d)".formatted(chunk.until()));
    }
    return "select='" + String.join("*", conditions) + "',";
  }

  private OutputBounds bounds(Chunk chunk) {
    OutputBounds all = whole.main().bounds();
    double part = (double) chunk.frames() / split.frames();
    long bytes = LEAST.toBytes() + (long) (all.most().toBytes() * Math.min(1, UNEVEN * part));
    DataSize most = DataSize.ofBytes(Math.min(bytes, all.most().toBytes()));
    return new OutputBounds(all.longest(), null, most);
  }

  /** Copies the joined video; all else is made as the whole plan says. */
  Plan join() {
    PlannedOutput all = whole.main();
    List<String> options = new ArrayList<>();
    options.addAll(List.of("-map", (whole.tags() == null ? 1 : 2) + ":0", "-c:v", "copy"));
    if (video().options().contains(TAG)) {
      options.addAll(List.of(TAG, value(video().options(), TAG)));
    }
    if (all.container().equals("webm") || all.container().equals("matroska")) {
      options.addAll(rate());
    }
    List<StreamPlan> streams = new ArrayList<>(all.streams());
    streams.set(0, video().with(options));
    PlannedOutput output =
        new PlannedOutput(
            all.role(),
            all.name(),
            all.contentType(),
            all.container(),
            streams,
            all.containerOptions(),
            all.expected(),
            all.bounds());
    Duration first = split.chunks().getFirst().first();
    return new Plan(
        whole.inputOptions(),
        whole.filterGraph(),
        whole.tags(),
        new EncodedVideo(JOINED, first),
        List.of(output),
        null);
  }

  /** What a header says of the rate, which FFmpeg guesses by these rules when it encodes. */
  private List<String> rate() {
    VideoStream source = (VideoStream) video().source();
    Rational real = source.realFrameRate();
    Rational average = source.averageFrameRate();
    boolean guessed =
        real != null && average != null && average.toDouble() < 70 && real.toDouble() > 210;
    Rational rate = guessed ? average : real;
    return rate == null ? List.of() : List.of("-r:v", rate.toString());
  }

  private static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toNanos() / 1000, 6).toPlainString();
  }
}
