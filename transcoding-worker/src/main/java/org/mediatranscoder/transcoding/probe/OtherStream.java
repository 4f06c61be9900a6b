package org.mediatranscoder.transcoding.probe;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stream that cannot be decoded: data, an attachment, or audio or video whose codec this FFmpeg
 * does not know or the cage does not allow.
 *
 * @param kind FFmpeg's codec type, such as {@code data} or {@code audio}; null if unknown
 * @param codec null if FFmpeg does not know it
 * @param codecTag how the container names the codec, such as {@code apac}; null if it does not
 */
public record OtherStream(
    int index, @Nullable String kind, @Nullable String codec, @Nullable String codecTag)
    implements MediaStream {

  @Override
  public MediaStream inSource(int sourceIndex) {
    return new OtherStream(sourceIndex, kind, codec, codecTag);
  }

  /** Whether it is of this kind, or may be. */
  boolean mayBe(String wanted) {
    return kind == null || kind.equals(wanted);
  }

  /** Each name that people may know its codec by, once. */
  static List<String> names(Collection<OtherStream> streams) {
    return streams.stream()
        .map(stream -> stream.codec != null ? stream.codec : stream.codecTag)
        .map(name -> Objects.requireNonNullElse(name, "an unknown codec"))
        .distinct()
        .toList();
  }
}
