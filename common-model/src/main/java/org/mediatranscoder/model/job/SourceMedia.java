package org.mediatranscoder.model.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file that was uploaded.
 *
 * @param fileName as the person named it, for display only: never part of a path
 * @param sizeBytes what arrived, at least 1
 * @param key where it lies in S3, see {@link org.mediatranscoder.model.storage.ObjectKeys#raw}
 * @param crc32c {@link Crc32c} of the bytes as they arrived; null if it is not known, as of a
 *     source that was stored before there was this
 */
public record SourceMedia(
    String fileName,
    long sizeBytes,
    String key,
    @JsonInclude(JsonInclude.Include.NON_NULL) @JsonSetter(nulls = Nulls.AS_EMPTY)
        @Nullable String crc32c) {

  /**
   * @throws IllegalArgumentException if the checksum is none
   */
  public SourceMedia {
    crc32c = crc32c == null || crc32c.isEmpty() ? null : Crc32c.parse(crc32c).toString();
  }

  /** Of which no checksum is known. */
  public SourceMedia(String fileName, long sizeBytes, String key) {
    this(fileName, sizeBytes, key, null);
  }

  /** The same with this checksum, or with none. */
  public SourceMedia with(@Nullable Crc32c checksum) {
    return new SourceMedia(fileName, sizeBytes, key, checksum == null ? null : checksum.toString());
  }

  /** Of the bytes as they arrived; empty if it is not known. */
  @JsonIgnore
  public Optional<Crc32c> checksum() {
    return Optional.ofNullable(crc32c).map(Crc32c::parse);
  }
}
