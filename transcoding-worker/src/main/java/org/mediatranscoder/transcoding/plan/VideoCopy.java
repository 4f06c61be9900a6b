package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mediatranscoder.transcoding.formats.VideoCodec;
import org.mediatranscoder.transcoding.formats.VideoFormat;
import org.mediatranscoder.transcoding.probe.FrameCrop;
import org.mediatranscoder.transcoding.probe.PacketSurvey;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.VideoFindings;
import org.mediatranscoder.transcoding.probe.VideoStream;
import org.springframework.util.unit.DataSize;

/**
 * Whether a video can go into the output as it is. It must be what the encoder of the format would
 * make, and come from a file whose times can be relied on; whatever is in doubt is encoded.
 */
final class VideoCopy {

  /** Containers that say when each packet is due; others are joined, cut and guessed at. */
  static final Set<String> RELIABLE = Set.of("mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm");

  private static final Set<String> PROFILES =
      Set.of("Constrained Baseline", "Main", "High", "Profile 0");

  private static final Set<String> SPACES = Set.of("bt709", "smpte170m", "bt470bg");

  private static final Set<String> TRANSFERS =
      Set.of("bt709", "smpte170m", "bt470bg", "iec61966-2-1");

  private static final int HIGHEST_LEVEL = 42;
  private static final int HIGHEST_LEVEL_OF_4K = 52;
  private static final int FULL_HD = 1080;

  /** x264 sets one every 250 frames; players seek to them. */
  private static final Duration LONGEST_KEY_INTERVAL = Duration.ofSeconds(12);

  /** VP9 has no highest bit rate, so that is taken for one: so many times the usual one. */
  private static final double TOO_MANY_BITS = 2.5;

  /** Of which nothing but the original is copied. */
  private static final Set<VideoCodec> ENCODED =
      EnumSet.of(VideoCodec.HEVC, VideoCodec.AV1, VideoCodec.PRORES);

  private VideoCopy() {}

  /** Why the video is encoded; empty if it is copied, or may be as far as headers tell. */
  static List<String> reasons(
      PlanInput input, VideoStream video, VideoFormat format, EncodeOptions chosen) {
    VideoFindings findings = input.findings();
    FrameSize size =
        chosen.crop().of(FrameSize.of(video, findings)).fitShortSide(format.video().resolution());
    FrameTimes times =
        FrameTimes.of(video, findings, format.container().muxer(), chosen.frameRate());
    String codec = format.video().codec().ffmpegName();
    List<String> reasons = VideoReasons.reasons(video, findings, codec, size, times.rate(), chosen);
    if (format.video().isTwoPass()) {
      reasons.add("it is to fit into %d MB".formatted(megabytes(format)));
    }
    if (reasons.isEmpty()) {
      reasons.addAll(ofHeaders(input.source(), video, findings, format));
    }
    PacketSurvey packets = input.videoPackets();
    if (reasons.isEmpty() && packets != null) {
      reasons.addAll(ofPackets(video, packets, format, times));
    }
    return reasons;
  }

  private static List<String> ofHeaders(
      Probe source, VideoStream video, VideoFindings findings, VideoFormat format) {
    List<String> obstacles = new ArrayList<>();
    if (!RELIABLE.contains(source.container())
        || !source.exact()
        || source.duration() == null
        || source.duration().isZero()) {
      obstacles.add("the times of its container are not exact");
    }
    if (ENCODED.contains(format.video().codec())) {
      String name = CodecNames.of(format.video().codec().ffmpegName());
      obstacles.add(name + " is always encoded");
      return obstacles;
    }
    if (format.video().chosen()) {
      obstacles.add("another quality was asked for");
    }
    obstacles.addAll(picture(video));
    obstacles.addAll(decoder(video, format));
    obstacles.addAll(colours(video, findings));
    return obstacles;
  }

  private static long megabytes(VideoFormat format) {
    DataSize most = format.most();
    return most == null ? 0 : most.toBytes() / 1_000_000;
  }

  private static List<String> picture(VideoStream video) {
    List<String> obstacles = new ArrayList<>();
    boolean square = video.rotation() != 0 || video.width() == video.frameWidth();
    if (!video.crop().equals(FrameCrop.NONE) || !square) {
      obstacles.add("its frames are to be cropped, or its pixels are not square");
    }
    if (video.sideData().contains("Display Matrix") && video.rotation() == 0) {
      obstacles.add("its frames are to be turned");
    }
    if (video.fieldOrder() != null && !video.fieldOrder().equals("progressive")) {
      obstacles.add("it says that it is interlaced");
    }
    return obstacles;
  }

  private static List<String> decoder(VideoStream video, VideoFormat format) {
    List<String> obstacles = new ArrayList<>();
    if (video.profile() == null || !PROFILES.contains(video.profile())) {
      obstacles.add("its profile %s does not play everywhere".formatted(video.profile()));
    }
    int highest = format.video().resolution() <= FULL_HD ? HIGHEST_LEVEL : HIGHEST_LEVEL_OF_4K;
    Integer level = video.level();
    if (format.video().codec() == VideoCodec.H264 && (level == null || level > highest)) {
      obstacles.add("its level does not play everywhere");
    }
    if (!"yuv420p".equals(video.pixelFormat()) || video.isDolbyVision()) {
      obstacles.add("its pixels are %s".formatted(video.pixelFormat()));
    }
    return obstacles;
  }

  private static List<String> colours(VideoStream video, VideoFindings findings) {
    SourceColor color = SourceColor.of(video, findings);
    boolean everywhere =
        SPACES.contains(color.space())
            && SPACES.contains(color.primaries())
            && TRANSFERS.contains(color.transfer());
    if (color.fullRange() || !everywhere) {
      return List.of("its colours are not those that all players know");
    }
    return isLabelled(video, color) || video.codec().equals("h264")
        ? List.of()
        : List.of("its colours are not labelled");
  }

  private static boolean isLabelled(VideoStream video, SourceColor color) {
    return color.space().equals(video.color().space())
        && color.primaries().equals(video.color().primaries())
        && color.transfer().equals(video.color().transfer())
        && "tv".equals(video.color().range());
  }

  private static List<String> ofPackets(
      VideoStream video, PacketSurvey packets, VideoFormat format, FrameTimes times) {
    List<String> obstacles = new ArrayList<>();
    if (packets.packets() == 0 || !packets.regular() || !packets.sound()) {
      obstacles.add("parts of it are damaged, or change");
    }
    if (!packets.keyAtStart()) {
      obstacles.add("it does not begin with a key frame");
    }
    if (packets.leftOut() > 0) {
      obstacles.add("an edit list leaves a part of it out");
    }
    if (packets.keyInterval().compareTo(LONGEST_KEY_INTERVAL) > 0) {
      obstacles.add(
          "its key frames are %d seconds apart".formatted(packets.keyInterval().toSeconds()));
    }
    if (packets.captions()) {
      obstacles.add("its captions lie among data that are removed");
    }
    double most = mostKbps(video, format, times);
    if (packets.kbps() > most) {
      obstacles.add(
          "it has %d kbit/s, and this format %d at most".formatted(packets.kbps(), (long) most));
    }
    return obstacles;
  }

  private static double mostKbps(VideoStream video, VideoFormat format, FrameTimes times) {
    Integer highest = format.video().maxKbps();
    double pixels = (double) video.width() * video.height() * times.rate();
    return highest != null ? highest : pixels * format.video().usualBits() * TOO_MANY_BITS / 1000;
  }

  /** Such as {@code copied: already H.264 High 4.0, 1920 × 1080}. */
  static String reason(VideoStream video, Trim trim) {
    Integer level = video.level();
    String levelled =
        level == null || !video.codec().equals("h264")
            ? ""
            : " %d.%d".formatted(level / 10, level % 10);
    return "copied%s: already %s %s%s, %d × %d"
        .formatted(
            trim.words(),
            CodecNames.of(video.codec()),
            video.profile(),
            levelled,
            video.width(),
            video.height());
  }

  /**
   * The options that copy it. What an encoder or a camera wrote into the stream beside the frames
   * is removed, as all metadata are, and colours are labelled as we read them.
   */
  static List<String> options(VideoStream video, VideoFindings findings) {
    List<String> options = new ArrayList<>(List.of("-map", "0:" + video.index(), "-c:v", "copy"));
    if (video.codec().equals("h264")) {
      options.addAll(List.of("-bsf:v", "filter_units=remove_types=6" + labels(video, findings)));
    }
    return options;
  }

  private static String labels(VideoStream video, VideoFindings findings) {
    SourceColor color = SourceColor.of(video, findings);
    return isLabelled(video, color)
        ? ""
        : ",h264_metadata=video_full_range_flag=0:matrix_coefficients=%d:colour_primaries=%d:transfer_characteristics=%d"
            .formatted(number(color.space()), number(color.primaries()), number(color.transfer()));
  }

  /** As ITU-T H.273 numbers them; the same for all three but for sRGB. */
  private static int number(String name) {
    return switch (name) {
      case "bt470bg" -> 5;
      case "smpte170m" -> 6;
      case "iec61966-2-1" -> 13;
      default -> 1;
    };
  }
}
