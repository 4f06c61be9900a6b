package org.mediatranscoder.transcoding.cage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CageConfiguration {

  private static final Logger log = LoggerFactory.getLogger(CageConfiguration.class);

  @Bean
  Ffmpeg ffmpeg(FfmpegProperties properties) {
    Ffmpeg found = new FfmpegLocator(SearchPath.ofEnvironment()).locate(properties);
    log.info("FFmpeg {} at {}", found.version(), found.ffmpeg());
    return found;
  }

  @Bean
  FfmpegAbilities ffmpegAbilities(Ffmpeg ffmpeg) {
    return FfmpegAbilities.of(ffmpeg);
  }

  @Bean
  Cage cage(CageLimits limits) {
    return new Cage(SearchPath.ofEnvironment(), limits);
  }
}
