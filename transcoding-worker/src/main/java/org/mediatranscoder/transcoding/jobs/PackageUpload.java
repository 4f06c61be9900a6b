package org.mediatranscoder.transcoding.jobs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mediatranscoder.model.job.OutputPackage;
import org.mediatranscoder.model.job.OutputRole;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.transcoding.cmaf.Track;
import org.mediatranscoder.transcoding.encode.Encoded;
import org.mediatranscoder.transcoding.manifest.PackageFiles;
import org.mediatranscoder.transcoding.manifest.TextTrack;
import org.mediatranscoder.transcoding.storage.OutputUpload;
import org.springframework.stereotype.Component;

/** Stores a package: its tracks, and then the playlists and the manifest that name them. */
@Component
class PackageUpload {

  private static final String MANIFEST = "application/dash+xml";
  private static final String SUBTITLES = "text/vtt";

  private final OutputUpload upload;

  PackageUpload(OutputUpload upload) {
    this.upload = upload;
  }

  /** All that is stored, the master playlist first. */
  List<Rendition> run(Attempt attempt, Encoded made) throws InterruptedException {
    List<Rendition> media = new ArrayList<>();
    long whole =
        made.tracks().stream().mapToLong(track -> file(attempt, track).toFile().length()).sum();
    long before = 0;
    for (Track track : made.tracks()) {
      media.add(media(attempt, track, before, whole));
      before += media.getLast().sizeBytes();
    }
    List<Rendition> all = new ArrayList<>();
    for (Map.Entry<String, String> text :
        PackageFiles.of(made.tracks(), made.subtitles()).entrySet()) {
      all.add(text(attempt, text.getKey(), text.getValue(), made));
    }
    all.addAll(media);
    for (TextTrack subtitles : made.subtitles()) {
      all.add(subtitles(attempt, subtitles, made));
    }
    return all;
  }

  private Rendition media(Attempt attempt, Track track, long before, long whole)
      throws InterruptedException {
    Path file = file(attempt, track);
    String type = track.isVideo() ? "video/mp4" : "audio/mp4";
    String key = attempt.outputKey(track.file());
    long size = file.toFile().length();
    String sha256 =
        upload.upload(
            file,
            key,
            type,
            (done, _) -> attempt.report().at(attempt.estimate().uploading(before + done, whole)));
    return new Rendition(
            track.isVideo() ? OutputRole.VARIANT : OutputRole.AUDIO,
            track.file(),
            key,
            type,
            size,
            Duration.ofMillis(Math.round(1000 * track.seconds(track.duration()))),
            track.isVideo() ? track.width() : null,
            track.isVideo() ? track.height() : null)
        .with(sha256);
  }

  private Rendition subtitles(Attempt attempt, TextTrack subtitles, Encoded made)
      throws InterruptedException {
    Path file = attempt.directory().resolve(subtitles.file());
    String key = attempt.outputKey(subtitles.file());
    String sha256 = upload.upload(file, key, SUBTITLES, (_, _) -> {});
    return new Rendition(
            OutputRole.SUBTITLES,
            subtitles.file(),
            key,
            SUBTITLES,
            subtitles.bytes(),
            made.plan().main().expected().duration(),
            null,
            null)
        .with(sha256);
  }

  private static Path file(Attempt attempt, Track track) {
    return attempt.directory().resolve(track.file());
  }

  private Rendition text(Attempt attempt, String name, String text, Encoded made) {
    boolean manifest = name.equals(PackageFiles.MANIFEST);
    boolean entry = manifest || name.equals(PackageFiles.MASTER);
    String type = manifest ? MANIFEST : OutputPackage.PLAYLIST_TYPE;
    String key = attempt.outputKey(name);
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    String sha256 = upload.upload(content, key, type);
    Track largest = made.tracks().getFirst();
    return new Rendition(
            manifest ? OutputRole.MANIFEST : OutputRole.PLAYLIST,
            name,
            key,
            type,
            content.length,
            entry
                ? Duration.ofMillis(Math.round(1000 * largest.seconds(largest.duration())))
                : null,
            entry ? largest.width() : null,
            entry ? largest.height() : null)
        .with(sha256);
  }
}
