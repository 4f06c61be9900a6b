package org.mediatranscoder.transcoding.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.mediatranscoder.model.job.JobPlan;
import org.mediatranscoder.model.job.JobPlan.OutputPlan;
import org.mediatranscoder.model.job.JobPlan.SourceStream;
import org.mediatranscoder.model.job.JobPlan.StreamDecision;
import org.mediatranscoder.transcoding.plan.Plan;
import org.mediatranscoder.transcoding.plan.PlannedOutput;
import org.mediatranscoder.transcoding.plan.StreamPlan;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.MediaStream;
import org.mediatranscoder.transcoding.probe.OtherStream;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.SubtitleStream;
import org.mediatranscoder.transcoding.probe.VideoStream;

/** A probe and a plan as the job's owner reads them. No text of the source is in it. */
final class PlanDescription {

  private PlanDescription() {}

  /**
   * @param commands the arguments of each run of ffmpeg
   */
  static JobPlan of(Probe source, Plan plan, List<List<String>> commands) {
    Set<Integer> used =
        plan.outputs().stream()
            .flatMap(output -> output.streams().stream())
            .map(stream -> stream.source().index())
            .collect(Collectors.toSet());
    return new JobPlan(
        source.container(),
        source.duration(),
        source.streams().stream()
            .map(stream -> described(stream, used.contains(stream.index())))
            .toList(),
        plan.outputs().stream().map(PlanDescription::described).toList(),
        commands.stream()
            .map(command -> "ffmpeg " + String.join(" ", command))
            .collect(Collectors.joining(" && ")));
  }

  private static OutputPlan described(PlannedOutput output) {
    return new OutputPlan(
        output.role().name().toLowerCase(Locale.ROOT),
        output.container(),
        output.streams().stream()
            .map(
                stream ->
                    new StreamDecision(
                        stream.source().index(),
                        stream instanceof StreamPlan.Copy,
                        stream.reason()))
            .toList());
  }

  private static SourceStream described(MediaStream stream, boolean used) {
    return switch (stream) {
      case VideoStream video ->
          new SourceStream(video.index(), "video", video.codec(), words(video), used);
      case AudioStream audio ->
          new SourceStream(audio.index(), "audio", audio.codec(), words(audio), used);
      case SubtitleStream text ->
          new SourceStream(text.index(), "subtitle", text.codec(), words(text), used);
      case OtherStream other ->
          new SourceStream(other.index(), other.kind(), other.codec(), "not decoded here", used);
    };
  }

  private static String words(VideoStream video) {
    List<String> words = new ArrayList<>();
    words.add(video.width() + " × " + video.height());
    if (video.averageFrameRate() != null) {
      double rate = Math.round(video.averageFrameRate().toDouble() * 100) / 100.0;
      words.add(rate + " frames a second");
    }
    if (video.bitDepth() != null) {
      words.add(video.bitDepth() + " bit");
    }
    if (video.color().isHdr()) {
      words.add("HDR");
    }
    if (video.rotation() != 0) {
      words.add("turned by " + video.rotation() + "°");
    }
    return String.join(", ", words);
  }

  private static String words(SubtitleStream subtitles) {
    return subtitles.isText() ? "text" : "pictures";
  }

  private static String words(AudioStream audio) {
    String channels =
        switch (audio.channels()) {
          case 1 -> "mono";
          case 2 -> "stereo";
          default -> audio.channels() + " channels";
        };
    return channels + ", " + audio.sampleRate() + " Hz";
  }
}
