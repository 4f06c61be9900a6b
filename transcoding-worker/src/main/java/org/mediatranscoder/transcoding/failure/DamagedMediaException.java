package org.mediatranscoder.transcoding.failure;

import org.mediatranscoder.model.job.FailureCode;

/** The file ends early or cannot be decoded. */
public class DamagedMediaException extends PermanentFailure {

  private static final long serialVersionUID = 1L;

  public DamagedMediaException(String message) {
    super(FailureCode.DAMAGED, message);
  }

  /** The file stops before its own headers say that it does. */
  public static DamagedMediaException endsEarly() {
    return new DamagedMediaException(
        "The file ends early: part of it is missing. Please upload the whole file again.");
  }

  /** The file is media, but it cannot be decoded to its end. */
  public static DamagedMediaException undecodable() {
    return new DamagedMediaException("The file is damaged and cannot be decoded.");
  }
}
