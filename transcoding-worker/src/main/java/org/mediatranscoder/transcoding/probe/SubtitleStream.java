package org.mediatranscoder.transcoding.probe;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Subtitles. Whatever the file does not say is null.
 *
 * @param index among the streams of the file
 * @param codec FFmpeg's name, such as {@code subrip} or {@code hdmv_pgs_subtitle}
 * @param language as the container writes it, such as {@code eng}
 */
public record SubtitleStream(
    int index,
    String codec,
    @Nullable String language,
    @Nullable String title,
    Set<Disposition> disposition)
    implements MediaStream {

  private static final Set<String> TEXT =
      Set.of("mov_text", "subrip", "srt", "ass", "ssa", "webvtt", "text");

  public SubtitleStream {
    disposition = Set.copyOf(disposition);
  }

  /** Whether it is text, and no pictures of text. */
  public boolean isText() {
    return TEXT.contains(codec);
  }

  @Override
  public MediaStream inSource(int sourceIndex) {
    return new SubtitleStream(sourceIndex, codec, language, title, disposition);
  }
}
