package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.formats.AnimationFormat;
import org.mediatranscoder.transcoding.formats.AudioEncoding;
import org.mediatranscoder.transcoding.formats.AudioFormat;
import org.mediatranscoder.transcoding.formats.CopyFormat;
import org.mediatranscoder.transcoding.formats.LadderFormat;
import org.mediatranscoder.transcoding.formats.OutputFormat;
import org.mediatranscoder.transcoding.formats.PictureFormat;
import org.mediatranscoder.transcoding.formats.SpriteFormat;
import org.mediatranscoder.transcoding.formats.SubtitleFormat;
import org.mediatranscoder.transcoding.formats.VideoFormat;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.Probe;

/**
 * How one run of ffmpeg measures the loudness of what will come out.
 *
 * @param inputOptions options of the source
 * @param filterGraph null if none is needed
 * @param options that map the audio and filter it
 * @param length of what is measured; null if nobody knows
 * @param isAll whether the audio is all that will be encoded
 */
public record LoudnessPlan(
    List<String> inputOptions,
    @Nullable String filterGraph,
    List<String> options,
    @Nullable Duration length,
    boolean isAll) {

  /** Empty if nobody wants another loudness, or there is no audio. */
  public static Optional<LoudnessPlan> of(Probe source, OutputFormat format, EncodeOptions chosen) {
    AudioStream audio = source.audio();
    AudioEncoding encoding =
        switch (format) {
          case VideoFormat video -> video.audio();
          case AudioFormat only -> only.audio();
          case LadderFormat ladder -> ladder.audio();
          case AnimationFormat _, PictureFormat _, SpriteFormat _, CopyFormat _, SubtitleFormat _ ->
              null;
        };
    if (chosen.loudness() == null || audio == null || encoding == null) {
      return Optional.empty();
    }
    Trim trim = chosen.trim();
    Trim.Part part = trim.of(source, audio.startTime(), audio.duration());
    if (part.isEmpty()) {
      return Optional.empty();
    }
    AudioRoute route = AudioRoute.of(source, audio, encoding, trim, LoudnessFilters.MEASURE);
    return Optional.of(
        new LoudnessPlan(
            InputOptions.of(source, trim.inputOptions(source)),
            route.graph(),
            route.options(),
            part.length() != null ? part.length() : trim.of(source.duration()),
            format instanceof AudioFormat));
  }
}
