package org.mediatranscoder.transcoding.formats;

import org.mediatranscoder.model.format.MediaFormat;

/** A format that this worker makes. */
public sealed interface OutputFormat
    permits VideoFormat,
        AudioFormat,
        AnimationFormat,
        PictureFormat,
        SpriteFormat,
        LadderFormat,
        CopyFormat,
        SubtitleFormat {

  /** What people see of it. */
  MediaFormat entry();
}
