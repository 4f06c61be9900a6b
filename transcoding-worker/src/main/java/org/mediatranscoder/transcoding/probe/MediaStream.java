package org.mediatranscoder.transcoding.probe;

import org.jspecify.annotations.Nullable;

/** A stream of a media file. */
public sealed interface MediaStream permits VideoStream, AudioStream, SubtitleStream, OtherStream {

  /** Among the streams of the file, from 0. */
  int index();

  /** FFmpeg's name, such as {@code h264}; null if FFmpeg does not know the codec. */
  @Nullable String codec();

  /**
   * The same stream of which a copy without its surroundings was described, so without times.
   *
   * @param sourceIndex among the streams of the source
   */
  MediaStream inSource(int sourceIndex);
}
