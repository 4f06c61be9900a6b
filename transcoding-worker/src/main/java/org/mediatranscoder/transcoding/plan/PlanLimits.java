package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.Optional;
import org.mediatranscoder.transcoding.formats.AnimationFormat;
import org.mediatranscoder.transcoding.formats.AudioFormat;
import org.mediatranscoder.transcoding.formats.CopyFormat;
import org.mediatranscoder.transcoding.formats.LadderFormat;
import org.mediatranscoder.transcoding.formats.OutputFormat;
import org.mediatranscoder.transcoding.formats.PictureFormat;
import org.mediatranscoder.transcoding.formats.SpriteFormat;
import org.mediatranscoder.transcoding.formats.SubtitleFormat;
import org.mediatranscoder.transcoding.formats.VideoFormat;
import org.springframework.util.unit.DataSize;

/**
 * What a plan may ask of FFmpeg.
 *
 * @param maxDuration longest media for a format with video
 * @param maxAudioDuration longest media for a format of audio alone
 * @param maxPixels width times height of the largest picture
 * @param maxGigapixels work of one job, in thousand millions of pixels that are encoded to H.264
 * @param maxChannels of the audio
 * @param maxSampleRate of the audio, in hertz
 * @param maxOutput size of the output
 * @param threads of each decoder, filter and encoder
 */
public record PlanLimits(
    Duration maxDuration,
    Duration maxAudioDuration,
    long maxPixels,
    int maxGigapixels,
    int maxChannels,
    int maxSampleRate,
    DataSize maxOutput,
    int threads) {

  /** The longest media for the format; empty for what is made of the beginning or of a frame. */
  public Optional<Duration> longest(OutputFormat format) {
    return switch (format) {
      case VideoFormat video -> Optional.of(maxDuration);
      case SpriteFormat sprites -> Optional.of(maxDuration);
      case LadderFormat ladder -> Optional.of(maxDuration);
      case AudioFormat audio -> Optional.of(maxAudioDuration);
      case AnimationFormat _, PictureFormat _ -> Optional.empty();
      case SubtitleFormat subtitles -> Optional.of(maxAudioDuration);
      case CopyFormat copy -> Optional.of(maxAudioDuration);
    };
  }
}
