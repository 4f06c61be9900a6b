package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.cage.CageLimits;
import org.mediatranscoder.transcoding.formats.VideoFormat;
import org.mediatranscoder.transcoding.plan.EncodePlan.Expected;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.SourceTags;
import org.mediatranscoder.transcoding.probe.VideoFindings;
import org.mediatranscoder.transcoding.probe.VideoStream;

/** A film: the picture, and the sound if there is any. */
final class VideoPlan {

  private VideoPlan() {}

  static EncodePlan of(
      Probe source,
      VideoStream picture,
      VideoFindings findings,
      VideoFormat format,
      SourceTags kept,
      CageLimits limits) {
    FrameSize size = FrameSize.of(picture, findings).fitShortSide(format.resolution());
    Canvas canvas = new Canvas(size, findings.largest() != null);
    AudioStream sound = source.audio();
    AudioRoute route = sound == null ? AudioRoute.NONE : AudioRoute.toStereo(source, sound);
    List<String> output = new ArrayList<>(List.of("-map", "0:" + picture.index()));
    output.addAll(route.options());
    FrameTimes times = FrameTimes.of(picture, findings, format.container());
    output.addAll(
        List.of("-vf", String.join(",", filters(picture, findings, canvas, times.select()))));
    // Frames keep their times: a source with few or uneven frames is not filled up with copies.
    output.addAll(List.of("-fps_mode", "vfr", "-enc_time_base:v", times.timeBase().toString()));
    output.addAll(format.pictureOptions());
    if (format.pictureOptions().contains("libx264")) {
      output.addAll(List.of("-level:v", H264Level.of(size, times.rate())));
    }
    output.addAll(LastFrame.options(source, picture, findings.end()));
    if (sound != null) {
      output.addAll(format.soundOptions());
      output.addAll(List.of("-ar", "48000"));
    }
    Duration begin = Objects.requireNonNullElse(source.startTime(), Duration.ZERO);
    String tags = TagsFile.of(kept, begin);
    output.addAll(
        Containers.tagged(
            tags,
            limits.maxDuration(),
            limits,
            format.container(),
            containerOptions(format, sound)));
    return new EncodePlan(
        InputOptions.of(source), route.graph(), output, expected(source, picture, sound), tags);
  }

  private static List<String> containerOptions(VideoFormat format, @Nullable AudioStream sound) {
    List<String> options = new ArrayList<>(format.containerOptions());
    if (sound != null) {
      options.addAll(Languages.of(sound));
    }
    return options;
  }

  private static List<String> filters(
      VideoStream picture, VideoFindings findings, Canvas canvas, String select) {
    List<String> filters =
        new ArrayList<>(ScanFilters.eachField(findings.scan(), FrameTimes.telecineRate(picture)));
    filters.add(select);
    filters.addAll(CropFilter.of(picture, canvas));
    filters.addAll(ColorFilters.of(picture, findings).video(canvas.scale()));
    filters.addAll(canvas.end());
    return filters;
  }

  private static Expected expected(Probe source, VideoStream picture, @Nullable AudioStream sound) {
    return new Expected(
        picture,
        sound,
        source.exact() ? picture.duration() : null,
        source.exact() && sound != null ? sound.duration() : null,
        // A stream that is not used, such as subtitles, may be the longest.
        source.exact() && source.streams().size() == (sound == null ? 1 : 2)
            ? source.duration()
            : null,
        picture.duration() != null ? picture.duration() : source.duration(),
        source.duration(),
        source.exact());
  }
}
