package org.mediatranscoder.transcoding.cage;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which FFmpeg is run.
 *
 * @param path of the {@code ffmpeg} executable, with {@code ffprobe} beside it; default: the one on
 *     the {@code PATH}
 */
@ConfigurationProperties("transcoder.worker.ffmpeg")
public record FfmpegProperties(@Nullable Path path) {}
