package org.mediatranscoder.transcoding.plan;

/** What an output is for. */
public enum OutputRole {
  /** What the person asked for. */
  MAIN
}
