package org.mediatranscoder.transcoding.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.mediatranscoder.model.format.MediaFormat;
import org.mediatranscoder.model.job.OutputName;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.transcoding.encode.Encoded;
import org.mediatranscoder.transcoding.formats.SpriteFormat;
import org.mediatranscoder.transcoding.plan.PlannedOutput;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.VideoStream;
import org.mediatranscoder.transcoding.storage.OutputUpload;
import org.springframework.stereotype.Component;

/** Stores the outputs. */
@Component
class UploadStep {

  private final OutputUpload upload;
  private final PackageUpload packages;
  private final SpriteUpload sprites;

  UploadStep(OutputUpload upload, PackageUpload packages, SpriteUpload sprites) {
    this.upload = upload;
    this.packages = packages;
    this.sprites = sprites;
  }

  /** What a player begins with is first. */
  List<Rendition> run(Attempt attempt, Encoded made) throws InterruptedException {
    attempt.estimate().startStage();
    if (attempt.format() instanceof SpriteFormat format) {
      return sprites.run(attempt, made, format);
    }
    return made.tracks().isEmpty()
        ? List.of(single(attempt, made.plan().main(), made.main()))
        : packages.run(attempt, made);
  }

  private Rendition single(Attempt attempt, PlannedOutput planned, Probe made)
      throws InterruptedException {
    MediaFormat format = attempt.format().entry();
    String name = planned.name();
    String key = name == null ? attempt.outputKey() : attempt.outputKey(name);
    String extension = name == null ? format.extension() : name.substring(name.indexOf('.') + 1);
    String contentType = Objects.requireNonNullElse(planned.contentType(), format.contentType());
    Path file = attempt.directory().resolve(attempt.output(planned));
    String sha256 =
        upload.upload(
            file,
            key,
            contentType,
            (done, total) -> attempt.report().at(attempt.estimate().uploading(done, total)));
    VideoStream video = made.video();
    try {
      return new Rendition(
              planned.role(),
              OutputName.of(attempt.job().source().fileName(), format.id(), extension),
              key,
              contentType,
              Files.size(file),
              made.duration(),
              video == null ? null : video.width(),
              video == null ? null : video.height())
          .with(sha256);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
