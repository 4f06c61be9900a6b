package org.mediatranscoder.transcoding.jobs;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.mediatranscoder.model.job.OutputRole;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.transcoding.encode.Encoded;
import org.mediatranscoder.transcoding.failure.DamagedMediaException;
import org.mediatranscoder.transcoding.formats.SpriteFormat;
import org.mediatranscoder.transcoding.manifest.ThumbnailTrack;
import org.mediatranscoder.transcoding.picture.JpegSequence;
import org.mediatranscoder.transcoding.plan.SpriteSheets;
import org.mediatranscoder.transcoding.probe.VideoStream;
import org.mediatranscoder.transcoding.storage.OutputUpload;
import org.springframework.stereotype.Component;

/** Stores thumbnails: the sheets, and the track that names them. */
@Component
class SpriteUpload {

  private static final String TRACK = "thumbnails.vtt";

  private final OutputUpload upload;

  SpriteUpload(OutputUpload upload) {
    this.upload = upload;
  }

  /**
   * Sheets as files, and their track.
   *
   * @param size of a sheet in pixels
   */
  record Sheets(List<Path> files, VideoStream size, String track, Duration length) {}

  /**
   * Cuts what was made into sheets.
   *
   * @throws DamagedMediaException if there are fewer than the video is long
   */
  static Sheets cut(Path directory, String output, Encoded made, SpriteFormat format) {
    VideoStream size = Objects.requireNonNull(made.main().video());
    Duration length =
        Objects.requireNonNullElse(made.plan().main().expected().duration(), format.step());
    SpriteSheets sheets = SpriteSheets.of(length, format);
    String track =
        ThumbnailTrack.of(
            sheets,
            format.step(),
            length,
            size.width() / sheets.columns(),
            size.height() / sheets.rows(),
            SpriteUpload::name);
    try {
      List<Path> files =
          JpegSequence.split(directory.resolve(output), number -> directory.resolve(name(number)));
      if (files.size() < sheets.sheets()) {
        throw DamagedMediaException.undecodable();
      }
      return new Sheets(files, size, track, length);
    } catch (EOFException cut) {
      throw DamagedMediaException.undecodable();
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private static String name(int number) {
    return "sprite-" + number + ".jpg";
  }

  /** All that is stored, the track first. */
  List<Rendition> run(Attempt attempt, Encoded made, SpriteFormat format)
      throws InterruptedException {
    Sheets sheets = cut(attempt.directory(), attempt.output(made.plan().main()), made, format);
    List<Rendition> all = new ArrayList<>();
    all.add(track(attempt, sheets));
    long whole = sheets.files().stream().mapToLong(file -> file.toFile().length()).sum();
    long before = 0;
    for (Path file : sheets.files()) {
      all.add(sheet(attempt, file, sheets.size(), before, whole));
      before += file.toFile().length();
    }
    return all;
  }

  private Rendition track(Attempt attempt, Sheets sheets) {
    byte[] content = sheets.track().getBytes(StandardCharsets.UTF_8);
    String key = attempt.outputKey(TRACK);
    String sha256 = upload.upload(content, key, "text/vtt");
    return new Rendition(
            OutputRole.THUMBNAILS,
            TRACK,
            key,
            "text/vtt",
            content.length,
            sheets.length(),
            null,
            null)
        .with(sha256);
  }

  private Rendition sheet(Attempt attempt, Path file, VideoStream size, long before, long whole)
      throws InterruptedException {
    String name = file.getFileName().toString();
    String key = attempt.outputKey(name);
    String sha256 =
        upload.upload(
            file,
            key,
            "image/jpeg",
            (done, _) -> attempt.report().at(attempt.estimate().uploading(before + done, whole)));
    return new Rendition(
            OutputRole.SPRITE,
            name,
            key,
            "image/jpeg",
            file.toFile().length(),
            null,
            size.width(),
            size.height())
        .with(sha256);
  }
}
