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

  /** The person asked for an audio track that the file does not have. */
  public static MissingStreamException track(int number, int tracks) {
    String has =
        switch (tracks) {
          case 0 -> "no audio track";
          case 1 -> "one audio track";
          default -> tracks + " audio tracks";
        };
    return new MissingStreamException(
        "The file has %s, and track %d was asked for.".formatted(has, number));
  }

  /**
   * The person asked for a language that no audio track says it is in.
   *
   * @param code of ISO 639-2
   */
  public static MissingStreamException language(String code) {
    return new MissingStreamException(
        "The file has no audio track that says that it is in the language %s.".formatted(code));
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

  public static MissingStreamException noSubtitles() {
    return new MissingStreamException("The file has no subtitles.");
  }

  public static MissingStreamException picturesOfSubtitles() {
    return new MissingStreamException(
        "The subtitles of this file are pictures, of which no text can be made.");
  }

  /**
   * @param code of ISO 639-2
   */
  public static MissingStreamException subtitleLanguage(String code) {
    return new MissingStreamException(
        "The file has no subtitles that are text and say that they are in the language "
            + code
            + ".");
  }
}
