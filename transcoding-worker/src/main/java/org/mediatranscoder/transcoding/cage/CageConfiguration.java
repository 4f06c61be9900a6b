package org.mediatranscoder.transcoding.cage;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

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
    FfmpegAbilities found = FfmpegAbilities.of(ffmpeg);
    if (!found.heif()) {
      log.warn("FFmpeg {} reads no HEIC pictures; 7.1 and later do", ffmpeg.version());
    }
    return found;
  }

  @Bean
  Cage cage(CageLimits limits, CageProperties properties, Ffmpeg ffmpeg, Environment environment) {
    Path workDir = Binder.get(environment).bind("transcoder.worker.work-dir", Path.class).get();
    return cage(limits, properties, ffmpeg, workDir);
  }

  /** Inspects the system and says what it lacks. */
  static Cage cage(CageLimits limits, CageProperties properties, Ffmpeg ffmpeg, Path workDir) {
    CageTools tools = CageTools.on(SearchPath.ofEnvironment()).withUsers(properties);
    CageUsers users = new CageUsers(properties.firstUserId());
    CageReport report = new CageInspector(tools, limits, users, ffmpeg).inspect(workDir);
    say(report);
    return new Cage(tools, limits, users, ffmpeg, report);
  }

  private static void say(CageReport report) {
    log.info(
        "The cage of FFmpeg protects: {}",
        report.given().stream().map(Protection::key).collect(joining(", ")));
    for (Protection protection : Protection.values()) {
      report.lack(protection).ifPresent(lack -> log.warn("The cage is incomplete: {}", lack));
    }
  }
}
