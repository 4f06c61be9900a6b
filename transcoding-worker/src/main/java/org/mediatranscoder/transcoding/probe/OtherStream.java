package org.mediatranscoder.transcoding.probe;

import org.jspecify.annotations.Nullable;

/**
 * A stream that is neither video nor audio that this FFmpeg understands, such as subtitles, data,
 * an attachment, or audio of an unknown codec.
 *
 * @param kind FFmpeg's codec type, such as {@code subtitle} or {@code audio}; null if unknown
 * @param codec null if FFmpeg does not know it
 * @param codecTag how the container names the codec, such as {@code apac}; null if it does not
 */
public record OtherStream(
    int index, @Nullable String kind, @Nullable String codec, @Nullable String codecTag)
    implements MediaStream {}
