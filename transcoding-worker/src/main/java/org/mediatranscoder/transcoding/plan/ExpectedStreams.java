package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.plan.PlannedOutput.Expected;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.VideoStream;

/** What should be in an output with these streams of a source, or a part of them. */
final class ExpectedStreams {

  private ExpectedStreams() {}

  /**
   * @param video null for none; likewise audio, of which there is one at least
   */
  static Expected of(
      Probe source, @Nullable VideoStream video, @Nullable AudioStream audio, Trim trim) {
    Trim.Part nothing = new Trim.Part(Duration.ZERO, null);
    Trim.Part ofVideo =
        video == null ? nothing : trim.of(source, video.startTime(), video.duration());
    Trim.Part ofAudio =
        audio == null ? nothing : trim.of(source, audio.startTime(), audio.duration());
    Duration main = video == null ? ofAudio.length() : ofVideo.length();
    int used = (video == null ? 0 : 1) + (audio == null ? 0 : 1);
    return new Expected(
        video,
        audio,
        source.exact() ? ofVideo.length() : null,
        source.exact() ? ofAudio.length() : null,
        // A stream that is not used, such as subtitles, may be the longest.
        source.exact() && trim.isNone() && source.streams().size() == used
            ? source.duration()
            : null,
        main != null ? main : trim.of(source.duration()),
        source.duration(),
        source.exact(),
        ofVideo.from(),
        ofAudio.from());
  }
}
