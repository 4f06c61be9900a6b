package org.mediatranscoder.model.job;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an output is for; the names in lower case are part of the public API. */
public enum OutputRole {
  /** What the person asked for. */
  @JsonProperty("main")
  MAIN,
  /** The video in one size, one of several. */
  @JsonProperty("variant")
  VARIANT,
  /** The audio that belongs to all variants. */
  @JsonProperty("audio")
  AUDIO,
  /** The text that is spoken, as WebVTT. */
  @JsonProperty("subtitles")
  SUBTITLES,
  /** An HLS playlist (RFC 8216). */
  @JsonProperty("playlist")
  PLAYLIST,
  /** A DASH manifest (ISO/IEC 23009-1). */
  @JsonProperty("manifest")
  MANIFEST,
  /** Small pictures of a video on one sheet, one of several. */
  @JsonProperty("sprite")
  SPRITE,
  /** WebVTT that says which part of which sheet is shown for which time. */
  @JsonProperty("thumbnails")
  THUMBNAILS;

  /** Whether it is text that names other outputs, which lie where it lies. */
  public boolean namesOthers() {
    return this == PLAYLIST || this == MANIFEST || this == THUMBNAILS;
  }
}
