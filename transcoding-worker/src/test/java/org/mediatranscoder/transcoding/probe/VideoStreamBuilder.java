package org.mediatranscoder.transcoding.probe;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One minute of 1080p25 H.264, the first stream of its file, but for what a test changes. */
public final class VideoStreamBuilder {

  private int index = 0;
  private String codec = "h264";
  private @Nullable String profile = "High";
  private @Nullable Integer level = 40;
  private int width = 1920;
  private int height = 1080;
  private int frameWidth = 1920;
  private int frameHeight = 1080;
  private FrameCrop crop = FrameCrop.NONE;
  private @Nullable Rational sampleAspectRatio = new Rational(1, 1);
  private int rotation;
  private @Nullable String pixelFormat = "yuv420p";
  private @Nullable Integer bitDepth = 8;
  private ColorTags color = new ColorTags("tv", "bt709", "bt709", "bt709");
  private Set<String> sideData = Set.of();
  private @Nullable String fieldOrder = "progressive";
  private @Nullable Rational averageFrameRate = new Rational(25, 1);
  private @Nullable Rational realFrameRate = new Rational(25, 1);
  private @Nullable Rational timeBase = new Rational(1, 12800);
  private @Nullable Duration startTime = Duration.ZERO;
  private @Nullable Duration duration = Duration.ofMinutes(1);
  private @Nullable Long frames = 1500L;
  private @Nullable String language;
  private @Nullable String title;
  private Set<Disposition> disposition = Set.of(Disposition.DEFAULT);

  private VideoStreamBuilder() {}

  public static VideoStreamBuilder aVideoStream() {
    return new VideoStreamBuilder();
  }

  /** As a viewer sees it and as it is stored: square pixels, not rotated. */
  public VideoStreamBuilder withSize(int width, int height) {
    return withWidth(width).withHeight(height).withFrameWidth(width).withFrameHeight(height);
  }

  public VideoStreamBuilder withIndex(int index) {
    this.index = index;
    return this;
  }

  public VideoStreamBuilder withCodec(String codec) {
    this.codec = codec;
    return this;
  }

  public VideoStreamBuilder withProfile(@Nullable String profile) {
    this.profile = profile;
    return this;
  }

  public VideoStreamBuilder withLevel(@Nullable Integer level) {
    this.level = level;
    return this;
  }

  public VideoStreamBuilder withWidth(int width) {
    this.width = width;
    return this;
  }

  public VideoStreamBuilder withHeight(int height) {
    this.height = height;
    return this;
  }

  public VideoStreamBuilder withFrameWidth(int frameWidth) {
    this.frameWidth = frameWidth;
    return this;
  }

  public VideoStreamBuilder withFrameHeight(int frameHeight) {
    this.frameHeight = frameHeight;
    return this;
  }

  public VideoStreamBuilder withCrop(FrameCrop crop) {
    this.crop = crop;
    return this;
  }

  public VideoStreamBuilder withSampleAspectRatio(@Nullable Rational sampleAspectRatio) {
    this.sampleAspectRatio = sampleAspectRatio;
    return this;
  }

  public VideoStreamBuilder withRotation(int rotation) {
    this.rotation = rotation;
    return this;
  }

  public VideoStreamBuilder withPixelFormat(@Nullable String pixelFormat) {
    this.pixelFormat = pixelFormat;
    return this;
  }

  public VideoStreamBuilder withBitDepth(@Nullable Integer bitDepth) {
    this.bitDepth = bitDepth;
    return this;
  }

  public VideoStreamBuilder withColor(ColorTags color) {
    this.color = color;
    return this;
  }

  public VideoStreamBuilder withSideData(String... sideData) {
    this.sideData = Set.of(sideData);
    return this;
  }

  public VideoStreamBuilder withFieldOrder(@Nullable String fieldOrder) {
    this.fieldOrder = fieldOrder;
    return this;
  }

  public VideoStreamBuilder withAverageFrameRate(@Nullable Rational averageFrameRate) {
    this.averageFrameRate = averageFrameRate;
    return this;
  }

  public VideoStreamBuilder withRealFrameRate(@Nullable Rational realFrameRate) {
    this.realFrameRate = realFrameRate;
    return this;
  }

  public VideoStreamBuilder withTimeBase(@Nullable Rational timeBase) {
    this.timeBase = timeBase;
    return this;
  }

  public VideoStreamBuilder withStartTime(@Nullable Duration startTime) {
    this.startTime = startTime;
    return this;
  }

  public VideoStreamBuilder withDuration(@Nullable Duration duration) {
    this.duration = duration;
    return this;
  }

  public VideoStreamBuilder withFrames(@Nullable Long frames) {
    this.frames = frames;
    return this;
  }

  public VideoStreamBuilder withLanguage(@Nullable String language) {
    this.language = language;
    return this;
  }

  public VideoStreamBuilder withTitle(@Nullable String title) {
    this.title = title;
    return this;
  }

  public VideoStreamBuilder withDisposition(Disposition... disposition) {
    this.disposition = Set.of(disposition);
    return this;
  }

  public VideoStream build() {
    return new VideoStream(
        index,
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
        timeBase,
        startTime,
        duration,
        frames,
        language,
        title,
        disposition);
  }
}
