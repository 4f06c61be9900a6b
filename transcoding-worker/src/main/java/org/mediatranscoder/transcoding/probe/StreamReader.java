package org.mediatranscoder.transcoding.probe;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From what ffprobe printed of a stream to a {@link MediaStream}. */
final class StreamReader {

  /** Such as the 10 of {@code yuv420p10le}; formats of 8 bits have no such number. */
  private static final Pattern DEEP = Pattern.compile("(\\d{2})(le|be)$");

  private StreamReader() {}

  /**
   * @param undecodable indices of the streams for which this FFmpeg has no decoder
   */
  static MediaStream read(StreamData stream, Set<Integer> undecodable) {
    if (undecodable.contains(stream.index())) {
      return other(stream);
    }
    if (isVideo(stream)) {
      return video(stream);
    }
    if (stream.isKind("subtitle") && stream.codec() != null) {
      return subtitles(stream);
    }
    return isAudio(stream) ? audio(stream) : other(stream);
  }

  private static boolean isVideo(StreamData stream) {
    return stream.isKind("video")
        && stream.codec() != null
        && stream.number("width", 0) > 0
        && stream.number("height", 0) > 0;
  }

  private static boolean isAudio(StreamData stream) {
    return stream.isKind("audio")
        && stream.codec() != null
        && stream.number("channels", 0) > 0
        && stream.number("sample_rate", 0) > 0;
  }

  private static VideoStream video(StreamData stream) {
    int frameWidth = stream.number("width", 0);
    int frameHeight = stream.number("height", 0);
    Rational aspect = stream.rational("sample_aspect_ratio");
    FrameCrop crop = stream.crop(frameWidth, frameHeight);
    FrameShape seen = FrameShape.seen(frameWidth, frameHeight, crop, aspect, stream.rotation());
    String pixelFormat = stream.text("pix_fmt");
    return new VideoStream(
        stream.index(),
        String.valueOf(stream.codec()),
        stream.text("profile"),
        stream.positive("level"),
        seen.width(),
        seen.height(),
        frameWidth,
        frameHeight,
        crop,
        aspect,
        stream.rotation(),
        pixelFormat,
        bitDepth(stream, pixelFormat),
        color(stream),
        stream.sideData(),
        stream.text("field_order"),
        stream.rational("avg_frame_rate"),
        stream.rational("r_frame_rate"),
        stream.rational("time_base"),
        stream.startTime(),
        stream.duration(),
        stream.number("nb_frames"),
        stream.language(),
        stream.tag("title"),
        stream.disposition());
  }

  private static ColorTags color(StreamData stream) {
    return new ColorTags(
        stream.text("color_range"),
        stream.text("color_space"),
        stream.text("color_primaries"),
        stream.text("color_transfer"));
  }

  private static @Nullable Integer bitDepth(StreamData stream, @Nullable String pixelFormat) {
    if (pixelFormat == null) {
      return stream.positive("bits_per_raw_sample");
    }
    Matcher deep = DEEP.matcher(pixelFormat);
    return deep.find() ? Integer.valueOf(deep.group(1)) : (Integer) 8;
  }

  private static AudioStream audio(StreamData stream) {
    Integer bits = stream.positive("bits_per_sample");
    return new AudioStream(
        stream.index(),
        String.valueOf(stream.codec()),
        stream.text("profile"),
        stream.number("channels", 0),
        stream.text("channel_layout"),
        stream.number("sample_rate", 0),
        stream.text("sample_fmt"),
        bits != null ? bits : stream.positive("bits_per_raw_sample"),
        stream.rational("time_base"),
        stream.startTime(),
        stream.duration(),
        stream.language(),
        stream.tag("title"),
        stream.disposition());
  }

  private static SubtitleStream subtitles(StreamData stream) {
    return new SubtitleStream(
        stream.index(),
        String.valueOf(stream.codec()),
        stream.language(),
        stream.tag("title"),
        stream.disposition());
  }

  private static OtherStream other(StreamData stream) {
    return new OtherStream(
        stream.index(), stream.text("codec_type"), stream.codec(), stream.text("codec_tag_string"));
  }
}
