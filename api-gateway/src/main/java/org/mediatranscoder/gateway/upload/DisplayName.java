package org.mediatranscoder.gateway.upload;

import org.jspecify.annotations.Nullable;

/** The name of an uploaded file as people see it. It never becomes part of a path. */
public final class DisplayName {

  private static final int MAX_CHARACTERS = 255;
  private static final String NAMELESS = "upload";

  private DisplayName() {}

  /**
   * The last step of the path that a client sent, without control and direction characters, at most
   * 255 characters; {@code upload} if nothing is left.
   */
  public static String of(@Nullable String sent) {
    if (sent == null) {
      return NAMELESS;
    }
    String name =
        lastStep(unescape(sent)).replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]", "");
    String clean = shorten(name.strip());
    return clean.isEmpty() || clean.equals(".") || clean.equals("..") ? NAMELESS : clean;
  }

  /** Undoes what browsers do to quotes and line breaks in a form (WHATWG, multipart/form-data). */
  private static String unescape(String sent) {
    return sent.replace("\\\"", "\"")
        .replace("%22", "\"")
        .replace("%0D", "\r")
        .replace("%0A", "\n");
  }

  private static String lastStep(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  /** Keeps the extension. */
  private static String shorten(String name) {
    if (name.length() <= MAX_CHARACTERS) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String extension = dot > 0 && name.length() - dot <= 16 ? name.substring(dot) : "";
    int end = MAX_CHARACTERS - extension.length();
    int whole = Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end;
    return name.substring(0, whole) + extension;
  }
}
