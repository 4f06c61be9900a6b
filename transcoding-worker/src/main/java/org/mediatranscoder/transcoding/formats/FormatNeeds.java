package org.mediatranscoder.transcoding.formats;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mediatranscoder.transcoding.cage.FfmpegAbilities;

/**
 * What an FFmpeg needs to make a format.
 *
 * @param encoders ffmpeg's names
 * @param muxer ffmpeg's name
 */
record FormatNeeds(List<String> encoders, String muxer) {

  static FormatNeeds of(OutputFormat format) {
    return switch (format) {
      case VideoFormat video ->
          new FormatNeeds(
              Stream.of(video.video().options(), video.audio().options())
                  .flatMap(FormatNeeds::encoders)
                  .toList(),
              video.container().muxer());
      case AudioFormat audio ->
          new FormatNeeds(encoders(audio.audio().options()).toList(), audio.container().muxer());
      case LadderFormat ladder ->
          new FormatNeeds(
              Stream.concat(
                      ladder.rungs().stream().map(VideoEncoding::options),
                      Stream.of(ladder.audio().options()))
                  .flatMap(FormatNeeds::encoders)
                  .distinct()
                  .toList(),
              "mp4");
      case SubtitleFormat _ -> new FormatNeeds(List.of("webvtt"), "webvtt");
      case CopyFormat _ -> new FormatNeeds(List.of(), "matroska");
      case PictureFormat picture ->
          new FormatNeeds(encoders(picture.options()).toList(), picture.muxer());
      case SpriteFormat sprites ->
          new FormatNeeds(encoders(sprites.sheet().options()).toList(), sprites.sheet().muxer());
      case AnimationFormat animation ->
          new FormatNeeds(encoders(animation.options()).toList(), animation.codec());
    };
  }

  boolean areMetBy(FfmpegAbilities ffmpeg) {
    return ffmpeg.encoders().containsAll(encoders) && ffmpeg.muxers().contains(muxer);
  }

  /** The values of {@code -c:v} and {@code -c:a}. */
  private static Stream<String> encoders(List<String> options) {
    return IntStream.range(0, options.size() - 1)
        .filter(i -> options.get(i).startsWith("-c:"))
        .mapToObj(i -> options.get(i + 1));
  }
}
