package org.mediatranscoder.gateway.imports;

import org.jspecify.annotations.Nullable;
import org.mediatranscoder.gateway.upload.DisplayName;
import org.springframework.http.ContentDisposition;

/** What a file from the web is called. */
final class FileNames {

  private FileNames() {}

  /**
   * As its server calls it, else by its address.
   *
   * @param disposition the header {@code Content-Disposition}; empty if there is none
   */
  static String of(String disposition, ImportAddress address) {
    try {
      @Nullable String name = ContentDisposition.parse(disposition).getFilename();
      return name == null || name.isBlank() ? address.fileName() : DisplayName.of(name);
    } catch (IllegalArgumentException malformed) {
      return address.fileName();
    }
  }
}
