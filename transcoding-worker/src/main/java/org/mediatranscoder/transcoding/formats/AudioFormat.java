package org.mediatranscoder.transcoding.formats;

import org.mediatranscoder.model.format.MediaFormat;

/** Audio alone. */
public record AudioFormat(MediaFormat entry, AudioEncoding audio, ContainerFormat container)
    implements OutputFormat {}
