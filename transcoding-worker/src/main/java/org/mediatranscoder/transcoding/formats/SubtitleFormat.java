package org.mediatranscoder.transcoding.formats;

import org.mediatranscoder.model.format.MediaFormat;

/** Subtitles that are text, as WebVTT. */
public record SubtitleFormat(MediaFormat entry) implements OutputFormat {}
