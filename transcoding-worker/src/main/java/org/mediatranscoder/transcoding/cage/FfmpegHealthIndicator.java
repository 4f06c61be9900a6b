package org.mediatranscoder.transcoding.cage;

import java.nio.file.Files;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Up while the FFmpeg that was found at start is still there. */
@Component
class FfmpegHealthIndicator extends AbstractHealthIndicator {

  private final Ffmpeg ffmpeg;
  private final FfmpegAbilities abilities;

  FfmpegHealthIndicator(Ffmpeg ffmpeg, FfmpegAbilities abilities) {
    super("FFmpeg cannot be checked");
    this.ffmpeg = ffmpeg;
    this.abilities = abilities;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    boolean there = Files.isExecutable(ffmpeg.ffmpeg()) && Files.isExecutable(ffmpeg.ffprobe());
    builder
        .status(there ? "UP" : "DOWN")
        .withDetail("version", ffmpeg.version())
        .withDetail("heic", abilities.heif());
  }
}
