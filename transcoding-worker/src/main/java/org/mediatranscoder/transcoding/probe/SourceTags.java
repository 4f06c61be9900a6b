package org.mediatranscoder.transcoding.probe;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a media file says of the work that it holds.
 *
 * @param tags by FFmpeg's name, such as {@code album_artist}
 * @param chapters in their order
 */
public record SourceTags(Map<String, String> tags, List<Chapter> chapters) {

  public static final SourceTags NONE = new SourceTags(Map.of(), List.of());

  public SourceTags {
    tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    chapters = List.copyOf(chapters);
  }

  public boolean isEmpty() {
    return tags.isEmpty() && chapters.isEmpty();
  }
}
