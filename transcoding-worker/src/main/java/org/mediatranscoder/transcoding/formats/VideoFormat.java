package org.mediatranscoder.transcoding.formats;

import java.util.List;
import org.mediatranscoder.model.format.MediaFormat;

/**
 * Video with audio, if the source has any.
 *
 * @param resolution pixels of the shorter side at most, as in 720p
 * @param videoOptions how ffmpeg encodes the video
 * @param audioOptions how ffmpeg encodes the audio
 * @param container ffmpeg's name of the container
 * @param containerOptions how ffmpeg writes the container
 */
public record VideoFormat(
    MediaFormat entry,
    int resolution,
    List<String> videoOptions,
    List<String> audioOptions,
    String container,
    List<String> containerOptions)
    implements OutputFormat {}
