package org.mediatranscoder.transcoding.cage;

import org.springframework.util.unit.DataSize;

/** A program wrote more than may be read of it, and was killed for it. */
public class TooMuchOutputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooMuchOutputException(DataSize limit) {
    super("A program wrote more than " + limit);
  }
}
