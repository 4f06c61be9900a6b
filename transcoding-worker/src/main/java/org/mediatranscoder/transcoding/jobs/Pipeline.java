package org.mediatranscoder.transcoding.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mediatranscoder.model.job.OutputQuality;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.job.Stage;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.transcoding.chunks.ChunkPlan;
import org.mediatranscoder.transcoding.encode.Encoded;
import org.mediatranscoder.transcoding.formats.OutputFormat;
import org.mediatranscoder.transcoding.formats.OutputFormats;
import org.mediatranscoder.transcoding.parallel.SideTask;
import org.mediatranscoder.transcoding.plan.Plan;
import org.mediatranscoder.transcoding.plan.SizeLimit;
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
  private final StageSpans spans;
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
      StageSpans spans,
      Clock clock) {
    this.formats = formats;
    this.folders = folders;
    this.download = download;
    this.plan = plan;
    this.encode = encode;
    this.smaller = smaller;
    this.quality = quality;
    this.upload = upload;
    this.spans = spans;
    this.clock = clock;
  }

  /** The gateway accepts ids of the catalogue only, so another one is a mistake on our side. */
  private OutputFormat formatOf(TranscodeJob job) {
    String id = job.request().format();
    return formats
        .find(job.request())
        .orElseThrow(() -> new IllegalStateException("This worker does not make " + id));
  }

  /** Runs every step; the private directory is gone afterwards, whatever happens. */
  List<Rendition> run(TranscodeJob job, ProgressReport report) throws InterruptedException {
    OutputFormat format = formatOf(job);
    try (WorkFolder folder = folders.open(job.id(), job.attempt(), job.source().sizeBytes())) {
      return run(new Attempt(job, format, folder, new Estimate(clock), report));
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

  private List<Rendition> run(Attempt attempt) throws InterruptedException {
    spans.during(Stage.DOWNLOADING, () -> download.run(attempt));
    Planning.Planned planned = spans.during(Stage.PROBING, () -> plan.run(attempt));
    reserveRoom(attempt, planned);
    Instant started = clock.instant();
    Encoded made = spans.during(Stage.TRANSCODING, () -> transcode(attempt, planned));
    Duration took = Duration.between(started, clock.instant());
    if (!made.plan().equals(planned.plan())) {
      plan.note(attempt, planned.by(made.plan()));
    }
    return stored(attempt, made, took);
  }

  /** The quality of the only output is measured while that is stored. */
  private List<Rendition> stored(Attempt attempt, Encoded made, Duration took)
      throws InterruptedException {
    try (SideTask<Optional<OutputQuality>> measured =
        SideTask.start("quality", () -> quality.run(attempt, made, took))) {
      List<Rendition> outputs = spans.during(Stage.UPLOADING, () -> upload.run(attempt, made));
      return measured
          .result()
          .map(figures -> List.of(outputs.getFirst().of(figures)))
          .orElse(outputs);
    }
  }

  private Encoded transcode(Attempt attempt, Planning.Planned planned) throws InterruptedException {
    return smaller.run(attempt, planned, encode.run(attempt, planned));
  }
}
