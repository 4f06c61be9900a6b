package org.mediatranscoder.transcoding.storage;

/** The disk of this worker is full; later, or on another worker, there may be room. */
public class DiskFullException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DiskFullException(String message) {
    super(message);
  }
}
