package org.mediatranscoder.transcoding.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.mediatranscoder.model.format.MediaFormat;
import org.mediatranscoder.model.job.JobProgress;
import org.mediatranscoder.model.job.OutputName;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.job.Stage;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.transcoding.cage.CageLimits;
import org.mediatranscoder.transcoding.encode.Encoder;
import org.mediatranscoder.transcoding.formats.AudioFormat;
import org.mediatranscoder.transcoding.formats.OutputFormat;
import org.mediatranscoder.transcoding.formats.OutputFormats;
import org.mediatranscoder.transcoding.plan.EncodePlan;
import org.mediatranscoder.transcoding.plan.EncodePlanner;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.Prober;
import org.mediatranscoder.transcoding.probe.SourceTags;
import org.mediatranscoder.transcoding.probe.VideoFindings;
import org.mediatranscoder.transcoding.probe.VideoInspector;
import org.mediatranscoder.transcoding.probe.VideoStream;
import org.mediatranscoder.transcoding.storage.OutputUpload;
import org.mediatranscoder.transcoding.storage.SourceDownload;
import org.mediatranscoder.transcoding.storage.WorkFolder;
import org.mediatranscoder.transcoding.storage.WorkFolders;
import org.springframework.stereotype.Component;

/** The stages of one attempt, from the uploaded file to the output. */
@Component
class Pipeline {

  private static final String SOURCE = "source";

  private final WorkFolders folders;
  private final SourceDownload download;
  private final Prober prober;
  private final VideoInspector inspector;
  private final Encoder encoder;
  private final OutputUpload upload;
  private final CageLimits limits;
  private final StageSpans spans;
  private final Clock clock;

  Pipeline(
      WorkFolders folders,
      SourceDownload download,
      Prober prober,
      VideoInspector inspector,
      Encoder encoder,
      OutputUpload upload,
      CageLimits limits,
      StageSpans spans,
      Clock clock) {
    this.folders = folders;
    this.download = download;
    this.prober = prober;
    this.inspector = inspector;
    this.encoder = encoder;
    this.upload = upload;
    this.limits = limits;
    this.spans = spans;
    this.clock = clock;
  }

  /** Where the attempt stores the output. */
  static String outputKey(TranscodeJob job) {
    MediaFormat format = format(job).entry();
    return ObjectKeys.processed(job.id(), job.attempt(), format.id(), format.extension());
  }

  /** Runs every stage; the private directory is gone afterwards, whatever happens. */
  Rendition run(TranscodeJob job, ProgressReport report) throws InterruptedException {
    MediaFormat format = format(job).entry();
    Estimate estimate = new Estimate(clock);
    try (WorkFolder folder = folders.open(job.id(), job.attempt(), job.source().sizeBytes())) {
      spans.during(
          Stage.DOWNLOADING,
          () ->
              download.download(
                  job.source().key(),
                  folder.path().resolve(SOURCE),
                  (done, total) -> report.at(estimate.downloading(done, total))));
      String output = "output." + format.extension();
      Probe made = transcode(job, folder, output, estimate, report);
      Path file = folder.path().resolve(output);
      estimate.startStage();
      spans.during(
          Stage.UPLOADING,
          () ->
              upload.upload(
                  file,
                  outputKey(job),
                  format.contentType(),
                  (done, total) -> report.at(estimate.uploading(done, total))));
      return rendition(job, made, file);
    }
  }

  private Probe transcode(
      TranscodeJob job, WorkFolder folder, String output, Estimate estimate, ProgressReport report)
      throws InterruptedException {
    report.at(JobProgress.at(StageShare.PROBING.stage(), StageShare.PROBING.percent(0)));
    EncodePlan plan = spans.during(Stage.PROBING, () -> plan(job, folder));
    estimate.startStage();
    Instant started = clock.instant();
    Probe made =
        spans.during(
            Stage.TRANSCODING,
            () ->
                encoder.encode(
                    folder.path(),
                    SOURCE,
                    output,
                    plan,
                    progress ->
                        report.at(estimate.transcoding(progress, plan.expected().duration()))));
    EncodeSpeed.measure(made.duration(), Duration.between(started, clock.instant()));
    return made;
  }

  private EncodePlan plan(TranscodeJob job, WorkFolder folder) throws InterruptedException {
    Probe source = prober.probe(folder.path(), SOURCE);
    VideoFindings findings =
        format(job) instanceof AudioFormat
            ? VideoFindings.NONE
            : inspector.inspect(folder.path(), SOURCE, source);
    SourceTags kept = KeptTags.of(job.request(), prober, folder.path(), SOURCE);
    return EncodePlanner.plan(source, findings, format(job), kept, limits);
  }

  private static Rendition rendition(TranscodeJob job, Probe made, Path file) {
    MediaFormat format = format(job).entry();
    VideoStream video = made.video();
    try {
      return new Rendition(
          OutputName.of(job.source().fileName(), format.id(), format.extension()),
          outputKey(job),
          format.contentType(),
          Files.size(file),
          made.duration(),
          video == null ? null : video.width(),
          video == null ? null : video.height());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The gateway accepts ids of the catalogue only, so another one is a mistake on our side. */
  private static OutputFormat format(TranscodeJob job) {
    String id = job.request().format();
    return OutputFormats.find(id)
        .orElseThrow(() -> new IllegalStateException("This worker does not make " + id));
  }
}
