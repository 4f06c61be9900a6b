package org.mediatranscoder.transcoding.probe;

import java.util.Locale;

/** What a container says a stream is for; FFmpeg's names, in its order. */
public enum Disposition {
  DEFAULT,
  DUB,
  ORIGINAL,
  COMMENT,
  LYRICS,
  KARAOKE,
  FORCED,
  HEARING_IMPAIRED,
  VISUAL_IMPAIRED,
  CLEAN_EFFECTS,
  ATTACHED_PIC,
  TIMED_THUMBNAILS,
  NON_DIEGETIC,
  CAPTIONS,
  DESCRIPTIONS,
  METADATA,
  DEPENDENT,
  STILL_IMAGE,
  MULTILAYER;

  /** Such as {@code attached_pic}. */
  String ffmpegName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
