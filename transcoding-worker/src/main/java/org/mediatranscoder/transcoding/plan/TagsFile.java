package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.probe.Chapter;
import org.mediatranscoder.transcoding.probe.SourceTags;

/**
 * Tags and chapters in FFmpeg's metadata file format, so that ffmpeg takes exactly those and no
 * text of a source stands among its arguments.
 */
final class TagsFile {

  private TagsFile() {}

  /**
   * @param begin when the output begins on the clock of the source
   * @param length of the output; null if it is not cut
   * @return null if there is nothing to write
   */
  static @Nullable String of(SourceTags source, Duration begin, @Nullable Duration length) {
    if (source.isEmpty()) {
      return null;
    }
    StringBuilder text = new StringBuilder(";FFMETADATA1\n");
    source.tags().forEach((name, value) -> text.append(line(name, value)));
    source.chapters().forEach(chapter -> append(text, chapter, begin, length));
    return text.toString();
  }

  private static void append(
      StringBuilder text, Chapter chapter, Duration begin, @Nullable Duration length) {
    long start = Math.max(0, chapter.start().minus(begin).toMillis());
    long last = chapter.end().minus(begin).toMillis();
    long end = length == null ? last : Math.min(last, length.toMillis());
    if (end > start) {
      text.append("[CHAPTER]\nTIMEBASE=1/1000\n")
          .append("START=%d\nEND=%d\n".formatted(start, end))
          .append(line("title", chapter.title()));
    }
  }

  private static String line(String name, String value) {
    return name + "=" + value.replaceAll("([=;#\\\\\\n])", "\\\\$1") + "\n";
  }

  /** The options that take all metadata from the file, which is the second input. */
  static List<String> options(@Nullable String tags) {
    return tags == null
        ? List.of("-map_metadata", "-1", "-map_chapters", "-1")
        : List.of("-map_metadata", "1", "-map_metadata:s", "-1", "-map_chapters", "1");
  }
}
