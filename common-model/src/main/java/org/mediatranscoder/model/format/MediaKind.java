package org.mediatranscoder.model.format;

/** What a person gets: decides how the page previews it. */
public enum MediaKind {
  VIDEO,
  AUDIO,
  IMAGE,
  TEXT
}
