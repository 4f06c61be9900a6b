package org.mediatranscoder.transcoding.probe;

/** How the lines of a video follow each other in time, as its frames show, whatever it says. */
public enum Scan {
  /** Each frame shows one moment. */
  PROGRESSIVE,
  /** Each frame shows two moments, the upper field first. */
  TOP_FIELD_FIRST,
  /** Each frame shows two moments, the lower field first. */
  BOTTOM_FIELD_FIRST,
  /** Some parts are interlaced, others are not. */
  MIXED,
  /** 24 frames a second, spread over 60 fields (2:3 pulldown), the upper field first. */
  TELECINE_TOP_FIELD_FIRST,
  /** The same, the lower field first. */
  TELECINE_BOTTOM_FIELD_FIRST
}
