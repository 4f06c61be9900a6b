package org.mediatranscoder.model.job;

import java.util.List;
import java.util.Optional;

/**
 * The outputs of a job that belong together and are of no use alone: playlists and manifest, and
 * the media that they name; or a track of thumbnails and its sheets.
 *
 * @param fileName what a download of all of it in one archive is called
 * @param entry the playlist, or the track, with which a player begins
 * @param files all of them, the entry first
 */
public record OutputPackage(String fileName, Rendition entry, List<Rendition> files) {

  /** The name of the playlist with which a player begins. */
  public static final String ENTRY = "master.m3u8";

  /** The content type of playlists. */
  public static final String PLAYLIST_TYPE = "application/vnd.apple.mpegurl";

  /** Among the outputs of the job, the archive of all others. */
  public static final String ARCHIVE = "archive.zip";

  /** The type of the archive. */
  public static final String ARCHIVE_TYPE = "application/zip";

  public OutputPackage {
    files = List.copyOf(files);
  }

  /** What the job made, or nothing if that is a file that stands for itself, or is not made yet. */
  public static Optional<OutputPackage> of(TranscodeJob job) {
    return of(job.source(), job.request(), job.renditions());
  }

  /** The same of a job of which this is known. */
  public static Optional<OutputPackage> of(
      SourceMedia source, TranscodeRequest request, List<Rendition> outputs) {
    return outputs.stream()
        .findFirst()
        .filter(first -> first.role().namesOthers())
        .map(
            entry ->
                new OutputPackage(
                    OutputName.of(source.fileName(), request.format(), "zip"), entry, outputs));
  }

  /** Whether a page can play it. */
  public boolean plays() {
    return entry.role() == OutputRole.PLAYLIST;
  }

  /** Of all its files. */
  public long sizeBytes() {
    return files.stream().mapToLong(Rendition::sizeBytes).sum();
  }

  /** In how many sizes its video is there. */
  public long variants() {
    return files.stream().filter(file -> file.role() == OutputRole.VARIANT).count();
  }
}
