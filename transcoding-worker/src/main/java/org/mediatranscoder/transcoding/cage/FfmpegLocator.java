package org.mediatranscoder.transcoding.cage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds FFmpeg: the configured one, else the one on the search path; 5.1 or later. */
class FfmpegLocator {

  private static final Pattern VERSION = Pattern.compile("ffmpeg version (\\S+)");

  /** FFmpeg's own build number does not lie in builds from git; libavutil 57.28 is FFmpeg 5.1. */
  private static final Pattern LIBAVUTIL = Pattern.compile("libavutil\\s+(\\d+)\\.\\s*(\\d+)");

  private final SearchPath searchPath;

  FfmpegLocator(SearchPath searchPath) {
    this.searchPath = searchPath;
  }

  /**
   * @throws FfmpegMissingException if there is none, it is too old, or ffprobe is not beside it
   */
  Ffmpeg locate(FfmpegProperties properties) {
    Path ffmpeg =
        Optional.ofNullable(properties.path())
            .or(() -> searchPath.find("ffmpeg"))
            .orElseThrow(() -> new FfmpegMissingException("There is no ffmpeg on the PATH."));
    if (!Files.isExecutable(ffmpeg)) {
      throw new FfmpegMissingException(ffmpeg + " is no program that can be run.");
    }
    return new Ffmpeg(ffmpeg.toAbsolutePath(), probeBeside(ffmpeg), version(ffmpeg));
  }

  private Path probeBeside(Path ffmpeg) {
    return Optional.of(ffmpeg.toAbsolutePath().resolveSibling("ffprobe"))
        .filter(Files::isExecutable)
        .or(() -> searchPath.find("ffprobe"))
        .orElseThrow(
            () -> new FfmpegMissingException("There is no ffprobe beside " + ffmpeg + "."));
  }

  private static String version(Path ffmpeg) {
    String banner = FfmpegQuestion.ask(ffmpeg, "-version");
    Matcher library = LIBAVUTIL.matcher(banner);
    Matcher version = VERSION.matcher(banner);
    if (!library.find() || !version.find()) {
      throw new FfmpegMissingException(ffmpeg + " does not say which version it is.");
    }
    if (Integer.parseInt(library.group(1)) * 1000 + Integer.parseInt(library.group(2)) < 57_028) {
      throw new FfmpegMissingException(
          ffmpeg + " is version " + version.group(1) + ", and 5.1 or later is needed.");
    }
    return version.group(1);
  }
}
