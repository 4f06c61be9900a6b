package org.mediatranscoder.transcoding.probe;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A video stream. Whatever the file does not say is null.
 *
 * @param index among the streams of the file
 * @param codec FFmpeg's name, such as {@code h264}
 * @param profile FFmpeg's name, such as {@code High}
 * @param level FFmpeg's number, such as 41 for H.264 level 4.1
 * @param width in square pixels as a viewer sees it, cropped and turned upright; likewise height
 * @param frameWidth of a decoded frame in pixels, before crop and rotation; likewise frameHeight
 * @param crop what of a frame is not to be seen; FFmpeg from 7.1 on leaves it out itself
 * @param sampleAspectRatio width to height of one pixel
 * @param rotation in degrees counterclockwise, as FFmpeg counts it, from -180 to 180; 0 for none
 * @param pixelFormat FFmpeg's name, such as {@code yuv420p10le}
 * @param bitDepth of one component, such as 8 or 10
 * @param color range, matrix, primaries and transfer
 * @param sideData FFmpeg's names of the stream's side data, such as {@code Mastering display
 *     metadata}; of HEVC in MPEG-TS and the like only frames carry them, so absence proves nothing
 * @param fieldOrder {@code progressive}, {@code tt}, {@code bb}, {@code tb} or {@code bt}
 * @param averageFrameRate frames divided by duration
 * @param realFrameRate FFmpeg's guess of the lowest rate that can represent all time stamps
 * @param timeBase unit of the time stamps, in seconds
 * @param startTime of the first frame on the clock of the file; may be negative
 * @param duration from the first frame to the end of the last
 * @param frames how many the container says there are
 * @param language as the container writes it, such as {@code eng}
 */
public record VideoStream(
    int index,
    String codec,
    @Nullable String profile,
    @Nullable Integer level,
    int width,
    int height,
    int frameWidth,
    int frameHeight,
    FrameCrop crop,
    @Nullable Rational sampleAspectRatio,
    int rotation,
    @Nullable String pixelFormat,
    @Nullable Integer bitDepth,
    ColorTags color,
    Set<String> sideData,
    @Nullable String fieldOrder,
    @Nullable Rational averageFrameRate,
    @Nullable Rational realFrameRate,
    @Nullable Rational timeBase,
    @Nullable Duration startTime,
    @Nullable Duration duration,
    @Nullable Long frames,
    @Nullable String language,
    @Nullable String title,
    Set<Disposition> disposition)
    implements MediaStream {

  private static final String MASTERING_DISPLAY = "Mastering display metadata";
  private static final String DOLBY_VISION = "DOVI configuration record";

  public VideoStream {
    sideData = Set.copyOf(sideData);
    disposition = Set.copyOf(disposition);
  }

  @Override
  public MediaStream inSource(int sourceIndex) {
    return new VideoStream(
        sourceIndex,
        codec,
        profile,
        level,
        width,
        height,
        frameWidth,
        frameHeight,
        crop,
        sampleAspectRatio,
        rotation,
        pixelFormat,
        bitDepth,
        color,
        sideData,
        fieldOrder,
        averageFrameRate,
        realFrameRate,
        null,
        null,
        null,
        null,
        language,
        title,
        disposition);
  }

  /**
   * The same stream with a crop that ffprobe did not report.
   *
   * @param pixelAspect of what is left; null if unknown
   */
  VideoStream cropped(FrameCrop hidden, @Nullable Rational pixelAspect) {
    FrameShape seen = FrameShape.seen(frameWidth, frameHeight, hidden, pixelAspect, rotation);
    return new VideoStream(
        index,
        codec,
        profile,
        level,
        seen.width(),
        seen.height(),
        frameWidth,
        frameHeight,
        hidden,
        pixelAspect,
        rotation,
        pixelFormat,
        bitDepth,
        color,
        sideData,
        fieldOrder,
        averageFrameRate,
        realFrameRate,
        timeBase,
        startTime,
        duration,
        frames,
        language,
        title,
        disposition);
  }

  /**
   * The same pixels of a still picture, square, as they are seen upright.
   *
   * @param wide before they are turned; likewise high
   */
  VideoStream still(int wide, int high, boolean sideways, ColorTags colors) {
    return new VideoStream(
        index,
        codec,
        profile,
        level,
        sideways ? high : wide,
        sideways ? wide : high,
        wide,
        high,
        FrameCrop.NONE,
        null,
        0,
        pixelFormat,
        bitDepth,
        colors,
        sideData,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Set.of());
  }

  /** Whether the stream says on which display it was mastered (SMPTE ST 2086), as HDR10 does. */
  public boolean hasMasteringDisplay() {
    return sideData.contains(MASTERING_DISPLAY);
  }

  public boolean isDolbyVision() {
    return sideData.contains(DOLBY_VISION);
  }

  /** Whether frames follow each other at different intervals, as far as the file tells. */
  public boolean isUneven() {
    return averageFrameRate == null
        || realFrameRate == null
        || Math.abs(realFrameRate.toDouble() / averageFrameRate.toDouble() - 1) > 0.01;
  }
}
