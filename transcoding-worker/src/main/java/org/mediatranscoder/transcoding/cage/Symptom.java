package org.mediatranscoder.transcoding.cage;

import java.util.regex.Pattern;

/** What a line that FFmpeg logs can tell; its exit status tells no more than that it failed. */
public enum Symptom {
  /** The data end within a packet, or before the container says so. */
  ENDS_EARLY("packet corrupt|corrupt input packet|partial file|file ended prematurely|truncat"),
  /** The index of an MP4 is missing: it was cut off or never written. */
  INDEX_MISSING("moov atom not found"),
  /** The duration is a guess from the bit rate. */
  DURATION_GUESSED("estimating duration from bitrate"),
  /** The picture is above {@code -max_pixels}. */
  PICTURE_TOO_LARGE("exceeds specified max pixel count"),
  /** More streams than {@code -max_streams}. */
  TOO_MANY_STREAMS("exceeds max_streams"),
  /** Above the bound of memory. */
  OUT_OF_MEMORY("cannot allocate memory"),
  /** The disk of this worker is full. */
  DISK_FULL("no space left on device"),
  /** This FFmpeg does not know what we asked of it: our mistake, not the file's. */
  NOT_UNDERSTOOD(
      "unknown encoder|unrecognized option|error splitting the argument list|no such filter"
          + "|requested output format '.*' is not|contradictory|error opening output file");

  private final Pattern pattern;

  Symptom(String pattern) {
    this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }

  boolean isIn(String line) {
    return pattern.matcher(line).find();
  }
}
