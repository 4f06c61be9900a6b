package org.mediatranscoder.transcoding.plan;

import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.probe.PacketSurvey;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.SourceTags;
import org.mediatranscoder.transcoding.probe.VideoFindings;
import org.springframework.util.unit.DataSize;

/**
 * All that is known of a source.
 *
 * @param findings what a look at the video showed
 * @param level how loud the audio is; null if nobody measured it
 * @param kept what of the source's tags and chapters is to be in the output
 * @param size of the file; null if nobody asked
 * @param videoPackets null if nobody looked, so that the video is not copied; likewise audioPackets
 */
public record PlanInput(
    Probe source,
    VideoFindings findings,
    @Nullable AudioLevel level,
    SourceTags kept,
    @Nullable DataSize size,
    @Nullable PacketSurvey videoPackets,
    @Nullable PacketSurvey audioPackets) {

  /** Of a source whose packets nobody looked at. */
  public PlanInput(
      Probe source, VideoFindings findings, @Nullable AudioLevel level, SourceTags kept) {
    this(source, findings, level, kept, null, null, null);
  }

  /** The same with its loudness. */
  public PlanInput with(AudioLevel measured) {
    return new PlanInput(source, findings, measured, kept, size, videoPackets, audioPackets);
  }

  /** The same with the size of its file. */
  public PlanInput with(DataSize ofFile) {
    return new PlanInput(source, findings, level, kept, ofFile, videoPackets, audioPackets);
  }

  /** The same with what its packets tell; null for a stream that nobody looked at. */
  public PlanInput with(@Nullable PacketSurvey video, @Nullable PacketSurvey audio) {
    return new PlanInput(source, findings, level, kept, size, video, audio);
  }
}
