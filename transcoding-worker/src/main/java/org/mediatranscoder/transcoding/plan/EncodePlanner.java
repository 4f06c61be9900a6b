package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.format.StreamKind;
import org.mediatranscoder.transcoding.failure.MaxSizeTooSmallException;
import org.mediatranscoder.transcoding.failure.MediaTooLargeException;
import org.mediatranscoder.transcoding.failure.MissingStreamException;
import org.mediatranscoder.transcoding.failure.NotMediaException;
import org.mediatranscoder.transcoding.failure.OutputTooLargeException;
import org.mediatranscoder.transcoding.failure.UnsuitableFormatException;
import org.mediatranscoder.transcoding.failure.UnsuitableOptionException;
import org.mediatranscoder.transcoding.formats.AnimationFormat;
import org.mediatranscoder.transcoding.formats.AudioFormat;
import org.mediatranscoder.transcoding.formats.CopyFormat;
import org.mediatranscoder.transcoding.formats.LadderFormat;
import org.mediatranscoder.transcoding.formats.OutputFormat;
import org.mediatranscoder.transcoding.formats.PictureFormat;
import org.mediatranscoder.transcoding.formats.SpriteFormat;
import org.mediatranscoder.transcoding.formats.SubtitleFormat;
import org.mediatranscoder.transcoding.formats.VideoFormat;
import org.mediatranscoder.transcoding.picture.SourcePicture;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.SourceTags;
import org.mediatranscoder.transcoding.probe.VideoFindings;
import org.mediatranscoder.transcoding.probe.VideoStream;

/** Decides, from what a source holds, how a format is made of it. */
public final class EncodePlanner {

  private EncodePlanner() {}

  /**
   * The plan, which depends on nothing but its arguments.
   *
   * @param chosen what a person wants to be different
   * @throws NotMediaException if it is a still picture, and the format is none
   * @throws MissingStreamException if the source lacks a kind of stream that the format needs
   * @throws MediaTooLargeException if the source is longer than the limit, its frames are larger,
   *     its audio has more channels or samples, or it is more work than one job may take
   * @throws UnsuitableFormatException if the format takes no video like this one
   * @throws UnsuitableOptionException if an option asks for what the source has not
   * @throws OutputTooLargeException if the output would be larger than we make
   * @throws MaxSizeTooSmallException if it could not be watched in as few bytes as were asked for
   */
  public static Plan plan(
      PlanInput input, OutputFormat format, EncodeOptions chosen, PlanLimits limits) {
    Probe source = input.source();
    Trim trim = chosen.trim();
    refuseIfPicture(source, format);
    return switch (format) {
      case VideoFormat video -> {
        VideoStream stream = videoStream(source, format);
        refuseIfTooLarge(stream, limits);
        refuseIfTooLong(source, trim, limits.maxDuration());
        refuseIfAudioWouldBeLost(source);
        refuseIfTooMuchAudio(source.audio(), limits);
        yield SizedPlans.of(input, stream, video, chosen, limits);
      }
      case LadderFormat ladder -> {
        VideoStream stream = videoStream(source, format);
        refuseIfTooLarge(stream, limits);
        refuseIfTooLong(source, trim, limits.maxDuration());
        refuseIfAudioWouldBeLost(source);
        refuseIfTooMuchAudio(source.audio(), limits);
        yield LadderPlan.of(input, stream, ladder, chosen, limits);
      }
      case AudioFormat audio -> {
        AudioStream stream = audioStream(source, format);
        refuseIfTooLong(source, trim, limits.maxAudioDuration());
        refuseIfTooMuchAudio(stream, limits);
        yield AudioPlan.of(input, stream, audio, chosen, limits);
      }
      case AnimationFormat animation -> {
        VideoStream stream = videoStream(source, format);
        refuseIfTooLarge(stream, limits);
        refuseIfTooLong(source, trim, limits.maxDuration());
        yield AnimationPlan.of(input, stream, animation, chosen, limits);
      }
      case PictureFormat picture -> {
        VideoStream stream = videoStream(source, format);
        refuseIfTooLarge(stream, limits);
        refuseIfTooLong(source, trim, limits.maxDuration());
        SourcePicture still = source.picture();
        yield still == null
            ? PicturePlan.of(input, stream, picture, chosen, limits)
            : StillPlan.of(input, stream, still, picture, chosen, limits);
      }
      case SpriteFormat sprites -> {
        VideoStream stream = videoStream(source, format);
        refuseIfTooLarge(stream, limits);
        refuseIfTooLong(source, trim, limits.maxDuration());
        yield SpritePlan.of(input, stream, sprites, limits);
      }
      case SubtitleFormat _ -> SubtitlePlan.of(input, chosen, limits);
      case CopyFormat _ -> {
        Duration longest =
            source.video() == null ? limits.maxAudioDuration() : limits.maxDuration();
        refuseIfTooLong(source, trim, longest);
        yield RemuxPlan.of(input, trim, longest, limits);
      }
    };
  }

  /** The plan where nothing was chosen but the format. */
  public static Plan plan(
      Probe source,
      VideoFindings findings,
      OutputFormat format,
      SourceTags kept,
      PlanLimits limits) {
    return plan(new PlanInput(source, findings, null, kept), format, EncodeOptions.NONE, limits);
  }

  private static void refuseIfPicture(Probe source, OutputFormat format) {
    SourcePicture picture = source.picture();
    if (picture != null && !(format instanceof PictureFormat)) {
      throw NotMediaException.picture(picture.kind().label(), format.entry().name());
    }
  }

  private static VideoStream videoStream(Probe source, OutputFormat format) {
    VideoStream video = source.video();
    if (video == null) {
      throw missing(source, StreamKind.VIDEO, format);
    }
    return video;
  }

  private static AudioStream audioStream(Probe source, OutputFormat format) {
    AudioStream audio = source.audio();
    if (audio == null) {
      throw missing(source, StreamKind.AUDIO, format);
    }
    return audio;
  }

  private static MissingStreamException missing(
      Probe source, StreamKind kind, OutputFormat format) {
    String what =
        switch (kind) {
          case VIDEO -> "video";
          case AUDIO -> "audio";
        };
    List<String> unreadable = source.unreadable(what);
    return unreadable.isEmpty()
        ? new MissingStreamException(
            "The file has no " + what + ", and " + format.entry().name() + " needs it.")
        : MissingStreamException.unreadable(what, unreadable);
  }

  /** A video that comes back silent without a word is worse than a reason. */
  private static void refuseIfAudioWouldBeLost(Probe source) {
    List<String> unreadable = source.unreadable("audio");
    if (source.audio() == null && !unreadable.isEmpty()) {
      throw MissingStreamException.unreadable("audio", unreadable);
    }
  }

  private static void refuseIfTooLarge(VideoStream stream, PlanLimits limits) {
    if ((long) stream.width() * stream.height() > limits.maxPixels()) {
      throw new MediaTooLargeException(
          "The picture is larger than we take: %d by %d pixels."
              .formatted(stream.width(), stream.height()));
    }
  }

  private static void refuseIfTooMuchAudio(@Nullable AudioStream audio, PlanLimits limits) {
    if (audio != null && audio.channels() > limits.maxChannels()) {
      throw new MediaTooLargeException(
          "The audio has %d channels, and we take %d."
              .formatted(audio.channels(), limits.maxChannels()));
    }
    if (audio != null && audio.sampleRate() > limits.maxSampleRate()) {
      throw new MediaTooLargeException(
          "The audio has %d samples a second, and we take %d."
              .formatted(audio.sampleRate(), limits.maxSampleRate()));
    }
  }

  private static void refuseIfTooLong(Probe source, Trim trim, Duration longest) {
    Duration duration = trim.of(source.duration());
    if (source.exact() && duration != null && duration.compareTo(longest) > 0) {
      throw MediaTooLargeException.longerThan(longest);
    }
  }
}
