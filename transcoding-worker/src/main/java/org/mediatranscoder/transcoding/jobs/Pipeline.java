package org.mediatranscoder.transcoding.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mediatranscoder.model.job.OutputQuality;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.job.Stage;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobChunks;
import org.mediatranscoder.transcoding.chunks.Chunk;
import org.mediatranscoder.transcoding.chunks.ChunkMismatchException;
import org.mediatranscoder.transcoding.chunks.ChunkPlan;
import org.mediatranscoder.transcoding.encode.Encoded;
import org.mediatranscoder.transcoding.failure.MissingSourceException;
import org.mediatranscoder.transcoding.formats.OutputFormat;
import org.mediatranscoder.transcoding.formats.OutputFormats;
import org.mediatranscoder.transcoding.parallel.SideTask;
import org.mediatranscoder.transcoding.plan.Plan;
import org.mediatranscoder.transcoding.plan.SizeLimit;
import org.mediatranscoder.transcoding.storage.ChunkFiles;
import org.mediatranscoder.transcoding.storage.WorkFolder;
import org.mediatranscoder.transcoding.storage.WorkFolders;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** The steps of one attempt, from the uploaded file to the output. */
@Component
class Pipeline {

  private final OutputFormats formats;
  private final WorkFolders folders;
  private final DownloadStep download;
  private final PlanStep plan;
  private final EncodeStep encode;
  private final SmallerStep smaller;
  private final QualityStep quality;
  private final UploadStep upload;
  private final SharedChunks shared;
  private final ChunkFiles files;
  private final StageSpans spans;
  private final AfterEncodes after;
  private final Clock clock;

  Pipeline(
      OutputFormats formats,
      WorkFolders folders,
      DownloadStep download,
      PlanStep plan,
      EncodeStep encode,
      SmallerStep smaller,
      QualityStep quality,
      UploadStep upload,
      SharedChunks shared,
      ChunkFiles files,
      StageSpans spans,
      AfterEncodes after,
      Clock clock) {
    this.formats = formats;
    this.folders = folders;
    this.download = download;
    this.plan = plan;
    this.encode = encode;
    this.smaller = smaller;
    this.quality = quality;
    this.upload = upload;
    this.shared = shared;
    this.files = files;
    this.spans = spans;
    this.after = after;
    this.clock = clock;
  }

  /** The gateway accepts ids of the catalogue only, so another one is a mistake on our side. */
  private OutputFormat formatOf(TranscodeJob job) {
    String id = job.request().format();
    return formats
        .find(job.request())
        .orElseThrow(() -> new IllegalStateException("This worker does not make " + id));
  }

  /**
   * Runs every step; unless something was made, the private directory is gone afterwards, whatever
   * happens.
   *
   * @return empty if all workers go on with it
   */
  Optional<Made> run(TranscodeJob job, ProgressReport report) throws InterruptedException {
    Attempt attempt = begin(job, report);
    Optional<Made> made = Optional.empty();
    try {
      made = run(attempt);
      return made;
    } finally {
      if (made.isEmpty()) {
        attempt.folder().close();
      }
    }
  }

  private Attempt begin(TranscodeJob job, ProgressReport report) {
    OutputFormat format = formatOf(job);
    WorkFolder folder = folders.open(job.id(), job.attempt(), job.source().sizeBytes());
    return new Attempt(job, format, folder, new Estimate(clock, after), report);
  }

  /**
   * Makes the output of chunks that all workers have encoded; else the same.
   *
   * @throws ChunkMismatchException if it has to be planned anew
   */
  Made assemble(TranscodeJob job, JobChunks.State chunks, ProgressReport report)
      throws InterruptedException, ChunkMismatchException {
    SharedChunks.Shared all = shared.planned(job.id(), chunks);
    Attempt attempt = begin(job, report);
    Optional<Made> made = Optional.empty();
    try {
      made = Optional.of(assemble(attempt, all, chunks));
      return made.get();
    } finally {
      if (made.isEmpty()) {
        attempt.folder().close();
      }
    }
  }

  private Made assemble(Attempt attempt, SharedChunks.Shared all, JobChunks.State chunks)
      throws InterruptedException, ChunkMismatchException {
    Planning.Planned planned = all.planned();
    spans.during(Stage.DOWNLOADING, () -> download.run(attempt));
    reserveRoom(attempt, planned);
    EncodeStep.Fetch fetch = () -> fetch(attempt, all.split(), chunks);
    Encoded made =
        spans.during(
            Stage.TRANSCODING,
            () -> smaller.run(attempt, planned, encode.join(attempt, planned, all.split(), fetch)));
    Instant started = Objects.requireNonNullElse(attempt.job().startedAt(), clock.instant());
    return stored(attempt, planned, made, Duration.between(started, clock.instant()));
  }

  private void fetch(Attempt attempt, ChunkPlan.Split split, JobChunks.State chunks)
      throws InterruptedException, ChunkMismatchException {
    if (chunks.mismatch() != null) {
      throw new ChunkMismatchException(chunks.mismatch());
    }
    for (Chunk chunk : split.chunks()) {
      try {
        files.get(
            attempt.job().id(),
            chunks.plan(),
            chunk.number(),
            attempt.directory().resolve(chunk.file()));
      } catch (MissingSourceException deleted) {
        throw new ChunkMismatchException("chunk %d is missing".formatted(chunk.number() + 1));
      }
    }
  }

  private static void reserveRoom(Attempt attempt, Planning.Planned all) {
    Plan planned = all.plan();
    DataSize expected = planned.expectedSize();
    if (expected != null) {
      // A track of a package is written once more when its fragments are known.
      long more = planned.isPackage() ? expected.toBytes() / 2 : 0;
      SizeLimit limit = planned.limit();
      more += limit == null ? 0 : limit.passLog().toBytes();
      // The chunks beside the joined video, and that beside the output.
      more += all.chunks() instanceof ChunkPlan.Split ? expected.toBytes() : 0;
      attempt.folder().reserveOutput(DataSize.ofBytes(expected.toBytes() + more));
    }
  }

  private Optional<Made> run(Attempt attempt) throws InterruptedException {
    spans.during(Stage.DOWNLOADING, () -> download.run(attempt));
    Planning.Planned planned = spans.during(Stage.PROBING, () -> plan.run(attempt));
    if (planned.chunks() instanceof ChunkPlan.Split split && split.isShared()) {
      shared.handOver(attempt.job(), planned, split);
      return Optional.empty();
    }
    reserveRoom(attempt, planned);
    Instant started = clock.instant();
    Encoded made = spans.during(Stage.TRANSCODING, () -> transcode(attempt, planned));
    Duration took = Duration.between(started, clock.instant());
    return Optional.of(stored(attempt, planned, made, took));
  }

  /** The quality of the only output is measured while that is stored. */
  private Made stored(Attempt attempt, Planning.Planned planned, Encoded made, Duration took)
      throws InterruptedException {
    if (!made.plan().equals(planned.plan())) {
      plan.note(attempt, planned.by(made.plan()));
    }
    try (SideTask<Optional<OutputQuality>> measured =
        SideTask.start("quality", () -> quality.run(attempt, planned.source(), made, took))) {
      Instant begun = clock.instant();
      List<Rendition> outputs = spans.during(Stage.UPLOADING, () -> upload.run(attempt, made));
      Duration transfer = Duration.between(begun, clock.instant());
      Optional<OutputQuality> quality = measured.result();
      attempt.estimate().stored(transfer);
      return new Made(
          attempt,
          made,
          quality.map(figures -> List.of(outputs.getFirst().of(figures))).orElse(outputs));
    }
  }

  private Encoded transcode(Attempt attempt, Planning.Planned planned) throws InterruptedException {
    return smaller.run(attempt, planned, encode.run(attempt, planned));
  }
}
