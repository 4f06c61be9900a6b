package org.mediatranscoder.transcoding.cage;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a line that FFmpeg logs can tell; its exit status tells no more than that it failed. */
public enum Symptom {
  /** The index of an MP4 is missing: it was cut off or never written. */
  INDEX_MISSING("moov atom not found"),
  /** The duration is a guess from the bit rate. */
  DURATION_GUESSED("estimating duration from bitrate"),
  /** This FFmpeg has no decoder for the stream that the line names. */
  NO_DECODER(
      "(?:unsupported codec with id \\d+|failed to probe codec) for input stream (\\d{1,9})"),
  /** The decoder of the stream that the line names is not allowed, or did not open. */
  DECODER_REFUSED("could not open codec for input stream (\\d{1,9})"),
  /** The decoder that the line names is not allowed. */
  NOT_ALLOWED("codec \\(([\\w-]{1,40})\\) not on whitelist"),
  /** The stream of the input that the line names is copied into the output. */
  COPIED("stream #0:(\\d{1,9}) -> #0:\\d+ \\(copy\\)"),
  /** A frame is above {@code -max_pixels}. */
  FRAME_TOO_LARGE("exceeds specified max pixel count"),
  /** A JPEG lacks some of its pixels, which FFmpeg makes up. */
  PICTURE_DAMAGED("\\[mjpeg @ [^]]{1,40}] (?:\\[error] )?(?:overread \\d|error y=\\d)"),
  /** More streams than {@code -max_streams}. */
  TOO_MANY_STREAMS("exceeds max_streams"),
  /** Audio begins so late that the video before it does not fit into the bound of memory. */
  MUXING_QUEUE_FULL("too many packets buffered for output stream"),
  /** What follows in the file is of a kind that this FFmpeg does not go on with. */
  READING_STOPPED("error during demuxing: not yet implemented"),
  /** Above the bound of memory. */
  OUT_OF_MEMORY("cannot allocate memory"),
  /** The disk of this worker is full. */
  DISK_FULL("no space left on device"),
  /** The output is above the bound of its size. */
  OUTPUT_TOO_LARGE("file too large"),
  /**
   * A tool of the cage failed. So says {@code unshare} too, with status 1, if the program in it was
   * killed by SIGKILL.
   */
  CAGE_FAILED("^(?:prlimit|setpriv|unshare|enosys): "),
  /** This FFmpeg does not know what we asked of it: our mistake, not the file's. */
  NOT_UNDERSTOOD(
      "unknown encoder|unrecognized option|error splitting the argument list|no such filter"
          + "|requested output format '.*' is not|contradictory|error opening output file");

  private final Pattern pattern;

  Symptom(String pattern) {
    this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }

  Matcher matcher(String line) {
    return pattern.matcher(line);
  }
}
