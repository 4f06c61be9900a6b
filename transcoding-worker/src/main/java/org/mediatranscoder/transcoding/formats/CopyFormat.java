package org.mediatranscoder.transcoding.formats;

import org.mediatranscoder.model.format.MediaFormat;

/** All streams as they are, without metadata. */
public record CopyFormat(MediaFormat entry) implements OutputFormat {}
