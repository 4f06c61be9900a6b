package org.mediatranscoder.transcoding.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.cmaf.Track;
import org.mediatranscoder.transcoding.probe.Disposition;
import org.mediatranscoder.transcoding.probe.LanguageCode;
import org.mediatranscoder.transcoding.probe.SubtitleStream;

/**
 * Subtitles of a package: one file of WebVTT, whose times count from the beginning of the media.
 *
 * @param file its name
 * @param bytes of it
 * @param language three letters (ISO 639-2); null if it is not known
 * @param shown whether a player shows them unless it is told otherwise
 * @param forced whether they are only what somebody who knows the language needs, such as signs
 * @param captions whether they tell noises too, for people who hear nothing
 */
public record TextTrack(
    String file,
    long bytes,
    @Nullable String language,
    boolean shown,
    boolean forced,
    boolean captions) {

  private static final String BEGIN = "WEBVTT";

  /** Ticks a second of MPEG-2, in which HLS counts. */
  private static final int MPEG_TICKS = 90_000;

  /**
   * Writes the file anew with the time of the media at which its own begin (RFC 8216, 3.5), which
   * players of HLS heed alone.
   *
   * @param file as ffmpeg has written it; empty if the stream has no text
   * @param media a track of the same package
   */
  public static TextTrack finish(Path directory, String file, SubtitleStream source, Track media) {
    Path path = directory.resolve(file);
    Path copy = directory.resolve(file + ".track");
    try {
      String written = Files.readString(path);
      String cues = written.startsWith(BEGIN) ? written.substring(BEGIN.length()) : "\n";
      long begin = Math.round(media.seconds(media.offset()) * MPEG_TICKS);
      String map = "\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:" + begin;
      Files.writeString(copy, BEGIN + map + cues);
      Files.move(copy, path, StandardCopyOption.REPLACE_EXISTING);
      return new TextTrack(
          file,
          Files.size(path),
          LanguageCode.of(source.language()),
          source.disposition().contains(Disposition.DEFAULT),
          source.disposition().contains(Disposition.FORCED),
          source.disposition().contains(Disposition.HEARING_IMPAIRED)
              || source.disposition().contains(Disposition.CAPTIONS));
    } catch (IOException broken) {
      throw new UncheckedIOException("Subtitles cannot be written", broken);
    }
  }

  /** Such as {@code German}, and what they are if they are not all that is spoken. */
  String name() {
    String of = language == null ? "Subtitles" : Languages.name(language);
    return forced ? of + " (forced)" : captions ? of + " (captions)" : of;
  }

  /** The name of its playlist. */
  String playlist() {
    return stem() + ".m3u8";
  }

  String stem() {
    return file.substring(0, file.lastIndexOf('.'));
  }

  /** Bits a second of a package of this length. */
  BitRates rates(double seconds) {
    long bits = (long) Math.ceil(8 * bytes / Math.max(1, seconds));
    return new BitRates(bits, bits);
  }
}
