package org.mediatranscoder.model.format;

/** A kind of elementary stream in a media file. */
public enum StreamKind {
  VIDEO,
  AUDIO
}
