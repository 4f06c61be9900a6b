package org.mediatranscoder.transcoding.formats;

/** The option {@code channels}. */
public enum Channels {
  /** What suits the format. */
  AUTO,
  MONO,
  STEREO,
  /** All channels, where the format takes them; else stereo. */
  KEEP
}
