package org.mediatranscoder.transcoding.storage;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The disk of this worker is full; later, or on another worker, there may be room. */
public class DiskFullException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Of ENOSPC and EDQUOT, as libc words them in English. */
  private static final List<String> WORDS = List.of("no space left on device", "quota exceeded");

  public DiskFullException(String message) {
    super(message);
  }

  /** Whether a full disk is the cause: this exception, or what the JDK throws at a write. */
  public static boolean isBehind(Throwable trouble) {
    for (@Nullable Throwable at = trouble; at != null; at = at.getCause()) {
      if (at instanceof DiskFullException || (at instanceof IOException io && isMeant(io))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMeant(IOException trouble) {
    String message = String.valueOf(trouble.getMessage()).toLowerCase(Locale.ROOT);
    return WORDS.stream().anyMatch(message::contains);
  }
}
