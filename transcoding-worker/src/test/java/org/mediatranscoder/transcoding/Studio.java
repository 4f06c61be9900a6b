package org.mediatranscoder.transcoding;

import com.github.kokorin.jaffree.StreamType;
import com.github.kokorin.jaffree.ffprobe.FFprobe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.cage.CageForTests;
import org.mediatranscoder.transcoding.cage.CageLimits;
import org.mediatranscoder.transcoding.cage.Ffmpeg;
import org.mediatranscoder.transcoding.chain.ChainJoin;
import org.mediatranscoder.transcoding.chunks.Chunk;
import org.mediatranscoder.transcoding.chunks.ChunkBytes;
import org.mediatranscoder.transcoding.chunks.ChunkLengths;
import org.mediatranscoder.transcoding.chunks.ChunkMismatchException;
import org.mediatranscoder.transcoding.chunks.ChunkPlan;
import org.mediatranscoder.transcoding.chunks.ChunkPlanner;
import org.mediatranscoder.transcoding.chunks.ChunkedEncoder;
import org.mediatranscoder.transcoding.cmaf.Track;
import org.mediatranscoder.transcoding.encode.EncodeWatcher;
import org.mediatranscoder.transcoding.encode.Encoded;
import org.mediatranscoder.transcoding.encode.Encoder;
import org.mediatranscoder.transcoding.encode.LoudnessMeter;
import org.mediatranscoder.transcoding.formats.OutputFormat;
import org.mediatranscoder.transcoding.formats.OutputFormats;
import org.mediatranscoder.transcoding.jobs.Planning;
import org.mediatranscoder.transcoding.manifest.PackageFiles;
import org.mediatranscoder.transcoding.plan.EncodeOptions;
import org.mediatranscoder.transcoding.plan.Obstacles;
import org.mediatranscoder.transcoding.plan.Plan;
import org.mediatranscoder.transcoding.plan.PlannedOutput;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.Prober;
import org.mediatranscoder.transcoding.probe.SourceFrames;
import org.mediatranscoder.transcoding.probe.SourceTags;
import org.mediatranscoder.transcoding.probe.StreamSurveyor;
import org.mediatranscoder.transcoding.probe.VideoFindings;
import org.mediatranscoder.transcoding.probe.VideoInspector;
import org.mediatranscoder.transcoding.probe.VideoStream;

/** Probe, plan and encode in one step, as a job does it, in one private directory. */
public final class Studio {

  private final Path directory;
  private final ChainJoin chains;
  private final Prober prober;
  private final VideoInspector inspector;
  private final Encoder encoder;
  private final StreamSurveyor surveyor;
  private final ChunkedEncoder chunked;
  private final Planning planning;
  private final LoudnessMeter loudness;
  private @Nullable Encoded made;

  public Studio(Path directory) {
    this(directory, CageForTests.LIMITS, null);
  }

  /**
   * @param ffmpeg stands in for the real one; null for the real one
   */
  public Studio(Path directory, CageLimits limits, @Nullable Path ffmpeg) {
    this(directory, limits, ffmpeg, Clock.systemUTC());
  }

  /**
   * @param clock of the watchdog
   */
  public Studio(Path directory, CageLimits limits, @Nullable Path ffmpeg, Clock clock) {
    this.directory = directory;
    Ffmpeg programs = CageForTests.ffmpeg(ffmpeg);
    this.chains = new ChainJoin(CageForTests.ffmpeg(), CageForTests.cage(limits));
    this.prober =
        new Prober(CageForTests.ffmpeg(), CageForTests.cage(limits), CageForTests.abilities());
    this.inspector = new VideoInspector(CageForTests.ffmpeg(), CageForTests.cage(limits), prober);
    this.loudness = new LoudnessMeter(programs, CageForTests.cage(limits), clock);
    this.surveyor = new StreamSurveyor(CageForTests.ffmpeg(), CageForTests.cage(limits));
    this.planning = new Planning(prober, inspector, surveyor, Planning.limits(limits));
    this.encoder = new Encoder(programs, CageForTests.cage(limits), prober, clock);
    this.chunked = new ChunkedEncoder(encoder, CageForTests.cage(limits), prober, surveyor, clock);
  }

  public Probe probe(Path source) throws InterruptedException {
    return prober.probe(directory, place(source));
  }

  public Probe encode(Path source, String format) throws InterruptedException {
    return encode(source, format, progress -> {});
  }

  public Probe encode(Path source, String formatId, EncodeWatcher watcher)
      throws InterruptedException {
    return encode(source, new TranscodeRequest(formatId, "ada@example.test"), watcher);
  }

  public Probe encode(Path source, TranscodeRequest request, EncodeWatcher watcher)
      throws InterruptedException {
    Plan plan = plan(source, request, watcher);
    if (plan.isPackage()) {
      List<String> outputs = plan.outputs().stream().map(PlannedOutput::name).toList();
      made = encoder.encode(directory, "source", outputs, plan, watcher);
      return made.main();
    }
    String name = plan.main().name();
    List<String> outputs = List.of(name == null ? output(request.format()) : name);
    made = encoder.encode(directory, "source", outputs, plan, watcher);
    return made.main();
  }

  /** How the source would be cut into chunks, or why it would not. */
  public ChunkPlan chunks(Path source, TranscodeRequest request, ChunkLengths lengths)
      throws InterruptedException {
    Planning.Planned planned = planned(source, request, progress -> {});
    return chunks(planned, request, lengths);
  }

  private ChunkPlan chunks(Planning.Planned planned, TranscodeRequest request, ChunkLengths lengths)
      throws InterruptedException {
    Optional<String> obstacle =
        Obstacles.of(planned.plan(), planned.input(), EncodeOptions.of(request));
    if (obstacle.isPresent()) {
      return new ChunkPlan.Whole(obstacle.get());
    }
    VideoStream video = Objects.requireNonNull(planned.source().video());
    SourceFrames frames = Objects.requireNonNull(surveyor.frames(directory, "source", video));
    return ChunkPlanner.of(planned.source(), frames, lengths, true);
  }

  /**
   * The same as {@link #encode(Path, TranscodeRequest, EncodeWatcher)}, in chunks.
   *
   * @param change of what was planned
   */
  public Probe encodeInChunks(
      Path source,
      TranscodeRequest request,
      ChunkLengths lengths,
      UnaryOperator<ChunkPlan.Split> change,
      EncodeWatcher watcher)
      throws InterruptedException, ChunkMismatchException {
    Planning.Planned planned = planned(source, request, watcher);
    ChunkPlan plan = chunks(planned, request, lengths);
    if (!(plan instanceof ChunkPlan.Split split)) {
      throw new IllegalStateException(plan.reason());
    }
    ChunkPlan.Split changed = change.apply(split);
    String output = output(request.format());
    made = chunked.encode(directory, "source", output, planned.plan(), changed, watcher);
    return made.main();
  }

  /** What becomes of the source, in chunks of which it says what bytes they need. */
  public ChunkPlan.Split shared(Path source, TranscodeRequest request, ChunkLengths lengths)
      throws InterruptedException {
    Planning.Planned planned = planned(source, request);
    ChunkPlan plan = chunks(planned, request, lengths);
    if (!(plan instanceof ChunkPlan.Split split)) {
      throw new IllegalStateException(plan.reason());
    }
    VideoStream video = Objects.requireNonNull(planned.source().video());
    SourceFrames frames = Objects.requireNonNull(surveyor.frames(directory, "source", video));
    Path file = directory.resolve("source");
    return split.shared(ChunkBytes.of(planned.source(), frames, split.chunks(), file));
  }

  /** Encodes one chunk of what lies in the directory; the file that was made. */
  public Path encodeChunk(Plan whole, ChunkPlan.Split split, Chunk chunk)
      throws InterruptedException, ChunkMismatchException {
    return chunked.encodeChunk(directory, "source", whole, split, chunk, progress -> {}).file();
  }

  /** The package that was encoded last, with its playlists and its manifest in the directory. */
  public List<Track> packaged() {
    PackageFiles.of(made().tracks(), made().subtitles())
        .forEach(
            (name, text) -> {
              try {
                Files.writeString(directory.resolve(name), text);
              } catch (IOException full) {
                throw new UncheckedIOException(full);
              }
            });
    return made().tracks();
  }

  /** What was encoded last. */
  public Encoded made() {
    return Objects.requireNonNull(made);
  }

  /** What becomes of the source. */
  public Plan plan(Path source, TranscodeRequest request) throws InterruptedException {
    return plan(source, request, progress -> {});
  }

  /** The same; the watcher follows the pass that measures the loudness. */
  public Plan plan(Path source, TranscodeRequest request, EncodeWatcher watcher)
      throws InterruptedException {
    return planned(source, request, watcher).plan();
  }

  /** The same, with all that is known of the source. */
  public Planning.Planned planned(Path source, TranscodeRequest request)
      throws InterruptedException {
    return planned(source, request, progress -> {});
  }

  private Planning.Planned planned(Path source, TranscodeRequest request, EncodeWatcher watcher)
      throws InterruptedException {
    OutputFormat format = OutputFormats.bundled().find(request).orElseThrow();
    return planning.plan(
        directory,
        place(source),
        request,
        format,
        plan -> loudness.measure(directory, "source", plan, watcher));
  }

  /** What a look at the video shows. */
  public VideoFindings inspect(Path source) throws InterruptedException {
    return inspector.inspect(directory, "source", probe(source));
  }

  /** Tags and chapters of the output. */
  public SourceTags tags(String formatId) throws InterruptedException {
    return prober.tags(directory, output(formatId));
  }

  /** The one that the plan names. */
  public Path outputOf(Plan plan) {
    return directory.resolve(Objects.requireNonNull(plan.main().name()));
  }

  public Path outputFile(String formatId) {
    return directory.resolve(output(formatId));
  }

  /** How many pictures the output holds, counted by decoding it. */
  public long frames(String formatId) {
    return FFprobe.atPath(CageForTests.ffmpeg().ffprobe().getParent())
        .setInput(outputFile(formatId))
        .setCountFrames(true)
        .setSelectStreams(StreamType.VIDEO)
        .setShowStreams(true)
        .execute()
        .getStreams()
        .getFirst()
        .getNbReadFrames();
  }

  public DecodedAudio audio(String formatId) {
    return audio(outputFile(formatId));
  }

  public DecodedAudio audio(Path file) {
    return DecodedAudio.of(CageForTests.ffmpeg().ffmpeg(), file);
  }

  private static String output(String formatId) {
    return "output." + OutputFormats.bundled().find(formatId).orElseThrow().entry().extension();
  }

  private String place(Path source) throws InterruptedException {
    try {
      Files.copy(source, directory.resolve("source"), StandardCopyOption.REPLACE_EXISTING);
      chains.join(directory, "source");
      return "source";
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
