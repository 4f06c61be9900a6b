package org.mediatranscoder.model.job;

/** The kinds of failure of a job; the names are part of the public API and stay as they are. */
public enum FailureCode {
  /** The file is no media file that we read. */
  NOT_MEDIA,
  /** The file ends early or is damaged. */
  DAMAGED,
  /** The format needs a kind of stream, say audio, which the file has not. */
  STREAM_MISSING,
  /** The picture, the length, the audio or the work that it makes is above what we take. */
  TOO_LARGE,
  /** The output would be larger than we make; a shorter file or a smaller format fits. */
  OUTPUT_TOO_LARGE,
  /** In so few bytes nobody could watch it; {@link JobFailure#smallestMaxSize} would do. */
  MAX_SIZE_TOO_SMALL,
  /** The format cannot hold what the file has; another one can. */
  UNSUITABLE_FORMAT,
  /** An option asks for what the file has not, such as a start behind its end. */
  UNSUITABLE_OPTION,
  /** It took longer than a job may take, or stood still. */
  TIMED_OUT,
  /** The uploaded file is gone. */
  SOURCE_MISSING,
  /** The stored file is not what was sent. */
  SOURCE_CHANGED,
  /** It failed on our side, after every retry. */
  INTERNAL
}
