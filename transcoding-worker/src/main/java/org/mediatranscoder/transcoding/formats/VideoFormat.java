package org.mediatranscoder.transcoding.formats;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.format.MediaFormat;

/**
 * Video with audio, if the source has any.
 *
 * @param resolution pixels of the shorter side at most, as in 720p
 * @param videoCodec of the video
 * @param maxKbps kilobits a second that the video has at most; null if its encoder has no bound
 * @param videoOptions how ffmpeg encodes the video
 * @param audioCodec of the audio
 * @param audioKbps kilobits a second of stereo
 * @param audioOptions how ffmpeg encodes the audio, without its bit rate
 * @param container ffmpeg's name of the container
 * @param containerOptions how ffmpeg writes the container
 */
public record VideoFormat(
    MediaFormat entry,
    int resolution,
    VideoCodec videoCodec,
    @Nullable Integer maxKbps,
    List<String> videoOptions,
    AudioCodec audioCodec,
    int audioKbps,
    List<String> audioOptions,
    String container,
    List<String> containerOptions)
    implements OutputFormat {}
