package org.mediatranscoder.transcoding.cage;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an FFmpeg was built with.
 *
 * @param encoders names as in {@code -c:v libx264}
 * @param muxers names as in {@code -f mp4}
 * @param heif whether it shows all items of a HEIC picture, as 7.1 and later do
 */
public record FfmpegAbilities(Set<String> encoders, Set<String> muxers, boolean heif) {

  /** A line of a listing: flags, then names with commas between them, then a description. */
  private static final Pattern ENTRY =
      Pattern.compile("^ +[A-Z.]+ +([a-z0-9_,-]+) ", Pattern.MULTILINE);

  public FfmpegAbilities {
    encoders = Set.copyOf(encoders);
    muxers = Set.copyOf(muxers);
  }

  /**
   * Asks the program.
   *
   * @throws FfmpegMissingException if it cannot be run or lists nothing
   */
  public static FfmpegAbilities of(Ffmpeg ffmpeg) {
    return new FfmpegAbilities(
        listing(ffmpeg, "-encoders"), listing(ffmpeg, "-muxers"), HeifTrial.succeeds(ffmpeg));
  }

  private static Set<String> listing(Ffmpeg ffmpeg, String option) {
    Set<String> names =
        ENTRY
            .matcher(FfmpegQuestion.ask(ffmpeg.ffmpeg(), option))
            .results()
            .flatMap(entry -> Stream.of(entry.group(1).split(",", -1)))
            .collect(toUnmodifiableSet());
    if (names.isEmpty()) {
      throw new FfmpegMissingException(ffmpeg.ffmpeg() + " lists nothing for " + option + ".");
    }
    return names;
  }
}
