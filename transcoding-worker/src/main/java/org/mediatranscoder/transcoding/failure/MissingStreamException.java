package org.mediatranscoder.transcoding.failure;

import java.util.List;
import org.mediatranscoder.model.job.FailureCode;

/** The source has no stream of a kind that the format needs. */
public class MissingStreamException extends PermanentFailure {

  private static final long serialVersionUID = 1L;

  public MissingStreamException(String message) {
    super(FailureCode.STREAM_MISSING, message);
  }

  /** A header of audio or video, and nothing after it. */
  public static MissingStreamException empty() {
    return new MissingStreamException("The file is empty: it has no audio and no video.");
  }

  /**
   * The stream is there, but nothing here decodes it.
   *
   * @param what the kind of stream, video or audio
   * @param codecs FFmpeg's or the container's names
   */
  public static MissingStreamException unreadable(String what, List<String> codecs) {
    return new MissingStreamException(
        "We cannot read the %s of this file (%s).".formatted(what, String.join(", ", codecs)));
  }
}
