package org.mediatranscoder.transcoding.cmaf;

/** FFmpeg has written a file that is not the track that it was asked for. */
public class MalformedTrackException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MalformedTrackException(String message) {
    super(message);
  }
}
