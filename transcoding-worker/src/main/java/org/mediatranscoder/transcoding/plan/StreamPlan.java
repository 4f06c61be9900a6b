package org.mediatranscoder.transcoding.plan;

import java.util.List;
import org.mediatranscoder.transcoding.probe.MediaStream;

/** What becomes of one stream of the source in one output, and why. */
public sealed interface StreamPlan {

  /** In the source. */
  MediaStream source();

  /** In plain words, such as {@code encoded to H.264: HEVC does not play everywhere}. */
  String reason();

  /** Of ffmpeg, for the stream. */
  List<String> options();

  /** The same with other options. */
  StreamPlan with(List<String> options);

  /** The same with more in its reason. */
  StreamPlan saying(String more);

  /** Its packets are taken as they are. */
  record Copy(MediaStream source, String reason, List<String> options) implements StreamPlan {

    public Copy {
      options = List.copyOf(options);
    }

    @Override
    public Copy with(List<String> others) {
      return new Copy(source, reason, others);
    }

    @Override
    public Copy saying(String more) {
      return new Copy(source, reason + "; " + more, options);
    }
  }

  /** It is decoded, filtered and encoded; the options say how. */
  record Encode(MediaStream source, String reason, List<String> options) implements StreamPlan {

    public Encode {
      options = List.copyOf(options);
    }

    @Override
    public Encode with(List<String> others) {
      return new Encode(source, reason, others);
    }

    @Override
    public Encode saying(String more) {
      return new Encode(source, reason + "; " + more, options);
    }
  }
}
