package org.mediatranscoder.transcoding.formats;

import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.format.MediaFormat;
import org.springframework.util.unit.DataSize;

/**
 * Video with audio, if the source has any.
 *
 * @param most what the output never exceeds; null if there is no such limit
 */
public record VideoFormat(
    MediaFormat entry,
    VideoEncoding video,
    AudioEncoding audio,
    ContainerFormat container,
    @Nullable DataSize most)
    implements OutputFormat {

  /** Without a limit of the size. */
  public VideoFormat(
      MediaFormat entry, VideoEncoding video, AudioEncoding audio, ContainerFormat container) {
    this(entry, video, audio, container, null);
  }

  /** The same whose video is in the codec that its container takes besides, with any bit rate. */
  public VideoFormat copying() {
    VideoCodec other = container.muxer().equals("mp4") ? VideoCodec.H264 : VideoCodec.VP9;
    return new VideoFormat(entry, video.copying(other), audio, container, most);
  }

  /** The same whose video has these bits, and whose audio has others. */
  public VideoFormat sized(VideoEncoding twoPasses, AudioEncoding other) {
    return new VideoFormat(entry, twoPasses, other, container, most);
  }
}
