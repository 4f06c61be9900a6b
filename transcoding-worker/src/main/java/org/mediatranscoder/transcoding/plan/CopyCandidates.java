package org.mediatranscoder.transcoding.plan;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.formats.AnimationFormat;
import org.mediatranscoder.transcoding.formats.AudioFormat;
import org.mediatranscoder.transcoding.formats.CopyFormat;
import org.mediatranscoder.transcoding.formats.LadderFormat;
import org.mediatranscoder.transcoding.formats.OutputFormat;
import org.mediatranscoder.transcoding.formats.PictureFormat;
import org.mediatranscoder.transcoding.formats.SpriteFormat;
import org.mediatranscoder.transcoding.formats.SubtitleFormat;
import org.mediatranscoder.transcoding.formats.VideoFormat;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.MediaStream;
import org.mediatranscoder.transcoding.probe.VideoStream;

/**
 * The streams of which only the packets can say whether they may be copied; each null if its
 * headers say that it may not.
 */
public record CopyCandidates(@Nullable VideoStream video, @Nullable AudioStream audio) {

  private static final CopyCandidates NONE = new CopyCandidates(null, null);

  /** Of the streams, in the source. */
  public List<Integer> indexes() {
    return Stream.of(video, audio).filter(Objects::nonNull).map(MediaStream::index).toList();
  }

  /** Of a source whose packets nobody looked at yet. */
  public static CopyCandidates of(PlanInput input, OutputFormat format, EncodeOptions chosen) {
    return switch (format) {
      case VideoFormat video -> of(input, video, chosen);
      case AudioFormat audio -> of(input, audio, chosen);
      case AnimationFormat _,
          PictureFormat _,
          SpriteFormat _,
          LadderFormat _,
          CopyFormat _,
          SubtitleFormat _ ->
          NONE;
    };
  }

  private static CopyCandidates of(PlanInput input, VideoFormat format, EncodeOptions chosen) {
    VideoStream video = input.source().video();
    AudioStream audio = input.source().audio();
    boolean copiesVideo =
        video != null && VideoCopy.reasons(input, video, format, chosen).isEmpty();
    boolean copiesAudio = audio != null && mayCopy(input, audio, format, chosen);
    return new CopyCandidates(copiesVideo ? video : null, copiesAudio ? audio : null);
  }

  private static boolean mayCopy(
      PlanInput input, AudioStream audio, VideoFormat format, EncodeOptions chosen) {
    int channels =
        AudioRoute.of(input.source(), audio, format.audio(), chosen.trim(), "").channels();
    return AudioCopy.reasons(input, audio, channels, format.audio(), chosen).isEmpty();
  }

  private static CopyCandidates of(PlanInput input, AudioFormat format, EncodeOptions chosen) {
    AudioStream audio = input.source().audio();
    boolean copies = audio != null && AudioPlan.mayCopy(input, audio, format, chosen);
    return new CopyCandidates(null, copies ? audio : null);
  }
}
