package org.mediatranscoder.transcoding.cage;

import java.nio.file.Path;

/**
 * An FFmpeg that was found and is new enough.
 *
 * @param version as it names itself, such as {@code 5.1.9-0+deb12u1}
 */
public record Ffmpeg(Path ffmpeg, Path ffprobe, String version) {}
