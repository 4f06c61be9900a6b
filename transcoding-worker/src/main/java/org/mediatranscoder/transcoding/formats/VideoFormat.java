package org.mediatranscoder.transcoding.formats;

import java.util.List;
import org.mediatranscoder.model.format.MediaFormat;

/**
 * A picture with sound, if the source has any.
 *
 * @param resolution pixels of the shorter side at most, as in 720p
 * @param pictureOptions how ffmpeg encodes the picture
 * @param soundOptions how ffmpeg encodes the sound
 * @param container ffmpeg's name of the container
 * @param containerOptions how ffmpeg writes the container
 */
public record VideoFormat(
    MediaFormat entry,
    int resolution,
    List<String> pictureOptions,
    List<String> soundOptions,
    String container,
    List<String> containerOptions)
    implements OutputFormat {}
