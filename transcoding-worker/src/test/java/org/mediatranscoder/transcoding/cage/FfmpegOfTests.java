package org.mediatranscoder.transcoding.cage;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Gives a worker that is started by a test the FFmpeg of the tests, unless that says another. */
final class FfmpegOfTests implements EnvironmentPostProcessor {

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    @Nullable Path named = CageForTests.named();
    if (named != null) {
      environment
          .getPropertySources()
          .addLast(
              new MapPropertySource(
                  "ffmpeg-of-tests", Map.of("transcoder.worker.ffmpeg.path", named.toString())));
    }
  }
}
