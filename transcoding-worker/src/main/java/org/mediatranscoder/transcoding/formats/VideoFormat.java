package org.mediatranscoder.transcoding.formats;

import org.mediatranscoder.model.format.MediaFormat;

/** Video with audio, if the source has any. */
public record VideoFormat(
    MediaFormat entry, VideoEncoding video, AudioEncoding audio, ContainerFormat container)
    implements OutputFormat {}
