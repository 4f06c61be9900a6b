package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.failure.MaxSizeTooSmallException;
import org.mediatranscoder.transcoding.formats.AudioEncoding;
import org.mediatranscoder.transcoding.formats.VideoFormat;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.PacketSurvey;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.VideoStream;
import org.springframework.util.unit.DataSize;

/**
 * A video that is not to exceed a size. As without a limit, if that is sure to fit or the source is
 * no larger; else by two passes for exactly that size.
 */
record SizedPlans(
    PlanInput input,
    VideoStream video,
    VideoFormat format,
    EncodeOptions chosen,
    PlanLimits limits) {

  private static final int BYTES_OF_LINE = 200;

  /** Above the least that AAC writes for silence; what it is above its rate is corrected later. */
  private static final double SAME_AUDIO = 1.05;

  /**
   * The plan with its limit.
   *
   * @throws MaxSizeTooSmallException if it could not be watched in so few bytes
   */
  static Plan of(
      PlanInput input,
      VideoStream video,
      VideoFormat format,
      EncodeOptions chosen,
      PlanLimits limits) {
    Plan usual = VideoPlan.of(input, video, format, chosen, limits);
    DataSize most = format.most();
    return most == null
        ? usual
        : new SizedPlans(input, video, format, chosen, limits).within(most, usual);
  }

  private Plan within(DataSize most, Plan usual) {
    Duration length = usual.main().expected().duration();
    if (length == null) { // Planning has measured it; what has no packets fails later.
      return usual.limited(new SizeLimit(most, DataSize.ofBytes(0), null));
    }
    if (isSureToFit(most, usual, length)) {
      return usual.limited(new SizeLimit(most, DataSize.ofBytes(0), null));
    }
    SizeBudget budget = SizeBudget.of(want(length, usual), most);
    Plan sized =
        VideoPlan.of(input, video, twoPasses(budget), chosen, limits)
            .limited(new SizeLimit(most, passLog(budget, length), null));
    return startsAsUsual(most, budget, length)
        ? usual.limited(new SizeLimit(most, passLog(budget, length), sized))
        : sized;
  }

  /** Only of copied packets it is known how large they are. */
  private boolean isSureToFit(DataSize most, Plan usual, Duration length) {
    PacketSurvey packets = input.videoPackets();
    if (packets == null || !(usual.main().streams().getFirst() instanceof StreamPlan.Copy)) {
      return false;
    }
    double seconds = length.toMillis() / 1000.0;
    AudioStream audio = input.source().audio();
    double kbps = audio == null ? 0 : audioKbps(usual);
    double bytes = packets.bytes() + packets.packets() * 16.0 + seconds * (kbps * 125 * 1.1 + 300);
    return bytes + 3000 <= most.toBytes();
  }

  private double audioKbps(Plan usual) {
    PacketSurvey packets = input.audioPackets();
    boolean copied =
        usual.main().streams().getLast() instanceof StreamPlan.Copy copy
            && copy.source() instanceof AudioStream;
    return copied && packets != null
        ? packets.kbps()
        : Objects.requireNonNullElse(format.audio().kbps(), 0) * 3;
  }

  private SizeBudget.Want want(Duration length, Plan usual) {
    AudioStream audio = audio(usual);
    int channels =
        audio == null
            ? 0
            : AudioRoute.of(input.source(), audio, format.audio(), chosen.trim(), "").channels();
    FrameSize size = FrameSize.of(video, input.findings());
    return new SizeBudget.Want(format, size, rate(), length, audio, channels);
  }

  /** A line of text for each frame, and a number for each block of 16 by 16 pixels. */
  private DataSize passLog(SizeBudget budget, Duration length) {
    FrameSize size = FrameSize.of(video, input.findings()).fitShortSide(budget.height());
    long blocks = Math.ceilDiv(size.width(), 16) * (long) Math.ceilDiv(size.height(), 16);
    double frames = rate() * length.toMillis() / 1000;
    return DataSize.ofBytes((long) (frames * (BYTES_OF_LINE + 2.0 * blocks)));
  }

  private double rate() {
    return FrameTimes.of(video, input.findings(), format.container().muxer(), chosen.frameRate())
        .rate();
  }

  private static @Nullable AudioStream audio(Plan usual) {
    return usual.main().expected().audio();
  }

  /** Audio that has no more bits than it may have stays as it is. */
  private VideoFormat twoPasses(SizeBudget budget) {
    AudioEncoding audio = budget.audio();
    PacketSurvey packets = input.audioPackets();
    Integer kbps = audio.kbps();
    boolean small = packets != null && kbps != null && packets.kbps() <= kbps * SAME_AUDIO;
    return format.sized(
        format.video().twoPass(budget.height(), budget.videoKbps()),
        small ? format.audio() : audio);
  }

  /** Where the format's highest bit rate fits, or the source is not larger, quality decides. */
  private boolean startsAsUsual(DataSize most, SizeBudget budget, Duration length) {
    Integer highest = format.video().maxKbps();
    if (highest != null && highest <= budget.videoKbps()) {
      return true;
    }
    Probe source = input.source();
    Duration whole = source.duration();
    DataSize size = input.size();
    if (size == null || whole == null || !whole.isPositive()) {
      return false;
    }
    double part = Math.min(1, (double) length.toMillis() / Math.max(1, whole.toMillis()));
    return size.toBytes() * part <= most.toBytes();
  }
}
