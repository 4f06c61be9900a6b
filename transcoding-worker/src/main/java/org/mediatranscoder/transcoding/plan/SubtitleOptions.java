package org.mediatranscoder.transcoding.plan;

import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.TranscodeRequest;

/**
 * What a person chose of the subtitles.
 *
 * @param kept whether those that are text stay in the output
 * @param language of those that are taken, as ISO 639-2 writes it; null for any
 */
public record SubtitleOptions(boolean kept, @Nullable String language) {

  public static final SubtitleOptions NONE = new SubtitleOptions(false, null);

  private static final String ANY = "any";

  /** The gateway has checked them by the schema of the format. */
  static SubtitleOptions of(TranscodeRequest request) {
    String language = request.option("subtitleLanguage", ANY);
    return new SubtitleOptions(
        request.option("subtitles", "remove").equals("keep"),
        language.equals(ANY) ? null : language);
  }
}
