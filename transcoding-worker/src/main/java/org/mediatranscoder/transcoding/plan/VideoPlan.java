package org.mediatranscoder.transcoding.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.cage.CageLimits;
import org.mediatranscoder.transcoding.formats.VideoFormat;
import org.mediatranscoder.transcoding.plan.EncodePlan.Expected;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.VideoStream;

/** A film: the picture, and the sound if there is any. */
final class VideoPlan {

  /**
   * Leaves out frames that come sooner than a 64th of a second after the one before, and never adds
   * one. 60 a second pass also where a container rounds their times to milliseconds. FFmpeg 8.1
   * refuses {@code -fpsmax} for frames that keep their times; 5.1 takes it.
   */
  private static final String AT_MOST_SIXTY = "select='not(lt(t-prev_selected_t,0.0155))'";

  private VideoPlan() {}

  static EncodePlan of(Probe source, VideoStream picture, VideoFormat format, CageLimits limits) {
    FrameSize size =
        new FrameSize(picture.width(), picture.height()).fitShortSide(format.resolution());
    AudioStream sound = source.audio();
    List<String> output = new ArrayList<>(List.of("-map", "0:" + picture.index()));
    if (sound != null) {
      output.addAll(List.of("-map", "0:" + sound.index()));
    }
    output.addAll(
        List.of(
            "-vf",
            "%s,scale=%d:%d,setsar=1".formatted(AT_MOST_SIXTY, size.width(), size.height())));
    // Frames keep their times: a source with few or uneven frames is not filled up with copies.
    output.addAll(List.of("-fps_mode", "vfr"));
    output.addAll(format.pictureOptions());
    if (sound != null) {
      output.addAll(format.soundOptions());
      output.addAll(List.of("-ac", Integer.toString(Math.min(2, sound.channels()))));
      output.addAll(List.of("-ar", "48000"));
    }
    output.addAll(Containers.plain(limits, format.container(), format.containerOptions()));
    return new EncodePlan(List.of(), null, output, expected(source, picture, sound));
  }

  private static Expected expected(Probe source, VideoStream picture, @Nullable AudioStream sound) {
    return new Expected(
        true,
        sound != null,
        source.exact() ? picture.duration() : null,
        source.exact() && sound != null ? sound.duration() : null,
        // A stream that is not used, such as subtitles, may be the longest.
        source.exact() && source.streams().size() == (sound == null ? 1 : 2)
            ? source.duration()
            : null,
        picture.duration() != null ? picture.duration() : source.duration(),
        source.exact());
  }
}
