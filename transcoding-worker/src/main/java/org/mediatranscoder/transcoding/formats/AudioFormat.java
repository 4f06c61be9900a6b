package org.mediatranscoder.transcoding.formats;

import java.util.List;
import org.mediatranscoder.model.format.MediaFormat;

/**
 * Sound only.
 *
 * @param options how ffmpeg encodes and writes it
 * @param container ffmpeg's name of the container
 */
public record AudioFormat(MediaFormat entry, List<String> options, String container)
    implements OutputFormat {}
