package org.mediatranscoder.transcoding.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.cage.Cage;

/** The arguments of ffmpeg and ffprobe to decode a few frames in several places of a video. */
final class SampleCommand {

  /** The least time between two places. */
  private static final Duration APART = Duration.ofSeconds(1);

  private static final int MOST_PLACES = 5;

  /** Above that, key frames are looked at here and there only. */
  private static final Duration LONG = Duration.ofMinutes(10);

  private static final int KEY_FRAME_PLACES = 60;

  private SampleCommand() {}

  /** To print what idet says of each frame. Its own threshold takes fine detail for fields. */
  static List<String> fields(Cage cage, String fileName, Probe source, VideoStream video) {
    return sampled(
        cage, fileName, source, video, "trim=end_frame=%d,idet=intl_thres=1.15:half_life=0");
  }

  /** To print the brightest pixel of each frame. */
  static List<String> brightness(Cage cage, String fileName, Probe source, VideoStream video) {
    return sampled(
        cage, fileName, source, video, "trim=end_frame=%d,scale=640:-2:flags=area,signalstats");
  }

  /** To print width, height and aspect ratio of key frames. */
  static List<String> keyFrames(Cage cage, String fileName, Probe source, VideoStream video) {
    List<String> arguments = new ArrayList<>(List.of("-loglevel", "level+warning"));
    arguments.addAll(cage.inputOptions());
    arguments.addAll(List.of("-skip_frame", "nokey"));
    arguments.addAll(List.of("-select_streams", Integer.toString(video.index())));
    Duration length = source.duration();
    if (length != null && length.compareTo(LONG) > 0) {
      arguments.addAll(List.of("-read_intervals", places(length)));
    }
    arguments.addAll(
        List.of("-show_entries", "frame=width,height,sample_aspect_ratio", "-of", "csv=p=0"));
    arguments.addAll(List.of("-i", fileName));
    return arguments;
  }

  /** To print when the packets of the first seconds are due. */
  static List<String> firstPackets(Cage cage, String fileName, VideoStream video) {
    List<String> arguments = new ArrayList<>(List.of("-loglevel", "level+warning"));
    arguments.addAll(cage.inputOptions());
    arguments.addAll(List.of("-select_streams", Integer.toString(video.index())));
    arguments.addAll(List.of("-read_intervals", "%+20", "-show_entries", "packet=pts_time"));
    arguments.addAll(List.of("-of", "csv=p=0", "-i", fileName));
    return arguments;
  }

  private static String places(Duration length) {
    List<String> places = new ArrayList<>();
    for (int place = 0; place < KEY_FRAME_PLACES; place++) {
      places.add(length.toSeconds() * place / KEY_FRAME_PLACES + "%+2");
    }
    return String.join(",", places);
  }

  private static List<String> sampled(
      Cage cage, String fileName, Probe source, VideoStream video, String filters) {
    List<Double> places = places(source.duration(), video);
    String chain = filters.formatted(places.size() == 1 ? 40 : 12);
    List<String> arguments = new ArrayList<>(List.of("-loglevel", "level+warning", "-nostdin"));
    List<String> graph = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    for (int place = 0; place < places.size(); place++) {
      arguments.addAll(cage.inputOptions());
      arguments.addAll(List.of("-noaccurate_seek", "-ss"));
      arguments.add(String.format(Locale.ROOT, "%.3f", places.get(place)));
      arguments.addAll(List.of("-i", fileName));
      graph.add(
          "[%d:%d]%s,metadata=mode=print:file=-:direct=1,%s"
              .formatted(place, video.index(), chain, withOneFrame(place)));
      outputs.addAll(List.of("-map", "[o" + place + "]", "-f", "null", "-"));
    }
    arguments.addAll(List.of("-filter_complex", String.join(";", graph)));
    arguments.addAll(outputs);
    return arguments;
  }

  /**
   * Where a seek leads behind the last key frame there is no frame at all, and then FFmpeg 8.1
   * fails in some runs: a frame of our own follows, as small as what we see of the others.
   */
  private static String withOneFrame(int place) {
    return "scale=16:16,setsar=1,format=gray[a%1$d];color=s=16x16:r=25:d=0.04,format=gray[b%1$d];[a%1$d][b%1$d]concat[o%1$d]"
        .formatted(place);
  }

  /** What says that it is progressive is doubted, but not as much. */
  private static List<Double> places(@Nullable Duration length, VideoStream video) {
    long fitting = length == null ? 1 : length.dividedBy(APART);
    int most = "progressive".equals(video.fieldOrder()) ? 3 : MOST_PLACES;
    int count = Math.clamp(fitting, 1, most);
    List<Double> places = new ArrayList<>();
    for (int place = 0; place < count; place++) {
      // The first at the beginning: behind it a broadcast may have no key frame at all.
      double part = (double) place / count;
      places.add(length == null ? 0 : part * length.toMillis() / 1000);
    }
    return places;
  }
}
