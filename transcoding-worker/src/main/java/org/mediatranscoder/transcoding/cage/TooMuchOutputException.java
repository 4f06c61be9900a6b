package org.mediatranscoder.transcoding.cage;

import org.mediatranscoder.transcoding.failure.MediaTooLargeException;

/** A program wrote more of a file than may be read, and was killed for it. */
public final class TooMuchOutputException extends MediaTooLargeException {

  private static final long serialVersionUID = 1L;

  TooMuchOutputException() {
    super("The file says more about itself than we read.");
  }
}
