package org.mediatranscoder.transcoding.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mediatranscoder.transcoding.cage.OutputReader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the JSON that ffprobe prints of tags and chapters. FFmpeg hands the bytes of some old
 * containers on as they are, so a line that is no UTF-8 is read as Windows-1252.
 */
final class TagsReader implements OutputReader<SourceTags> {

  /** More is no tag that a person wrote. */
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private static final int LONGEST = 4_096;

  /**
   * What is said of the work. Everything else stays out: where it was recorded, with which device
   * and program, when, and by whose account.
   */
  private static final Set<String> KEPT =
      Set.of(
          "title",
          "artist",
          "album_artist",
          "album",
          "composer",
          "performer",
          "genre",
          "date",
          "year",
          "track",
          "disc",
          "comment",
          "description",
          "synopsis",
          "copyright",
          "publisher",
          "grouping",
          "compilation",
          "show",
          "network",
          "season_number",
          "episode_sort",
          "episode_id",
          "narrator");

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  @Override
  public SourceTags read(InputStream stdOut) throws IOException {
    byte[] bytes = stdOut.readNBytes(MOST_BYTES);
    stdOut.transferTo(OutputStream.nullOutputStream());
    return parse(text(bytes));
  }

  private static SourceTags parse(String json) {
    try {
      JsonNode all = JsonMapper.shared().readTree(json);
      Map<String, String> tags = new HashMap<>();
      add(all.path("format").path("tags"), tags);
      // In Ogg the tags of the work are those of its one stream.
      if (all.path("format").path("format_name").asString("").equals("ogg")) {
        all.path("streams").forEach(stream -> add(stream.path("tags"), tags));
      }
      return new SourceTags(tags, chapters(all.path("chapters")));
    } catch (JacksonException tooMuchOrBroken) {
      return SourceTags.NONE;
    }
  }

  private static void add(JsonNode from, Map<String, String> tags) {
    from.forEachEntry(
        (name, value) -> {
          String key = name.toLowerCase(Locale.ROOT);
          String text = plain(value.asString(""));
          if (KEPT.contains(key) && !text.isEmpty()) {
            tags.putIfAbsent(key, text);
          }
        });
  }

  private static List<Chapter> chapters(JsonNode from) {
    List<Chapter> chapters = new ArrayList<>();
    for (JsonNode chapter : from) {
      Duration start = ProbedText.time(chapter.path("start_time").asString(""));
      Duration end = ProbedText.time(chapter.path("end_time").asString(""));
      if (start != null && end != null && end.compareTo(start) > 0) {
        String title = chapter.path("tags").path("title").asString("");
        chapters.add(new Chapter(start, end, plain(title)));
      }
    }
    return chapters;
  }

  /** Without control characters but for line breaks, and not longer than a person writes. */
  private static String plain(String text) {
    String plain = text.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").strip();
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
  }

  private static String text(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (byte value : bytes) {
      line.write(value);
      if (value == '\n') {
        text.append(decoded(line.toByteArray()));
        line.reset();
      }
    }
    return text.append(decoded(line.toByteArray())).toString();
  }

  private static String decoded(byte[] line) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException oldCodePage) {
      return new String(line, WINDOWS_1252);
    }
  }
}
