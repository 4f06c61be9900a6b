package org.mediatranscoder.transcoding.probe;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.failure.MissingStreamException;
import org.mediatranscoder.transcoding.picture.SourcePicture;

/**
 * What a media file holds.
 *
 * @param container FFmpeg's name, such as {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param startTime of the earliest stream on the clock of the file; null where unknown
 * @param duration of the whole, from its start time; null where unknown
 * @param exact whether the durations can be relied on: the container writes them down, and they are
 *     not guessed from the bit rate or from time stamps that may jump
 * @param streams all of them, also those that are never used, such as subtitles
 * @param programs the indices of the streams of each programme of MPEG-TS; else empty
 * @param chapters how many there are
 * @param video the stream to use; null if there is none
 * @param audio the stream to use; null if there is none
 * @param picture null if it is no still picture; else the only stream is its pixels
 */
public record Probe(
    String container,
    @Nullable Duration startTime,
    @Nullable Duration duration,
    boolean exact,
    List<MediaStream> streams,
    List<Set<Integer>> programs,
    int chapters,
    @Nullable VideoStream video,
    @Nullable AudioStream audio,
    @Nullable SourcePicture picture) {

  public Probe {
    streams = List.copyOf(streams);
    programs = List.copyOf(programs);
  }

  /** Of what is no still picture. */
  public Probe(
      String container,
      @Nullable Duration startTime,
      @Nullable Duration duration,
      boolean exact,
      List<MediaStream> streams,
      List<Set<Integer>> programs,
      int chapters,
      @Nullable VideoStream video,
      @Nullable AudioStream audio) {
    this(container, startTime, duration, exact, streams, programs, chapters, video, audio, null);
  }

  /** Of a still picture, which FFmpeg takes for a video of one frame. */
  static Probe of(SourcePicture picture, VideoStream pixels, String container) {
    return new Probe(
        container, null, null, false, List.of(pixels), List.of(), 0, pixels, null, picture);
  }

  /**
   * Of a picture that was made here, in square pixels.
   *
   * @param duration of an animation; null for a single frame
   */
  public static Probe ofPicture(String codec, int width, int height, @Nullable Duration duration) {
    VideoStream picture =
        new VideoStream(
            0,
            codec,
            null,
            null,
            width,
            height,
            width,
            height,
            FrameCrop.NONE,
            null,
            0,
            null,
            null,
            ColorTags.NONE,
            Set.of(),
            null,
            null,
            null,
            null,
            null,
            duration,
            null,
            null,
            null,
            Set.of());
    return new Probe(codec, null, duration, false, List.of(picture), List.of(), 0, picture, null);
  }

  /** Of a file of text, which has no streams of media. */
  public static Probe ofText(String container, @Nullable Duration duration) {
    return new Probe(container, null, duration, false, List.of(), List.of(), 0, null, null);
  }

  /**
   * The codecs of the streams that may be of this kind and cannot be decoded.
   *
   * @param kind FFmpeg's codec type, {@code video} or {@code audio}
   */
  public List<String> unreadable(String kind) {
    return OtherStream.names(
        streams.stream()
            .filter(OtherStream.class::isInstance)
            .map(OtherStream.class::cast)
            .filter(stream -> stream.mayBe(kind))
            .toList());
  }

  /**
   * The same file with this audio stream as the one to use; all others count as not to be decoded.
   *
   * @param number from 1, of all audio streams that can be decoded, in the order of the file
   * @throws MissingStreamException if there is no such stream
   */
  public Probe withAudioTrack(int number) {
    List<AudioStream> tracks =
        streams.stream()
            .filter(AudioStream.class::isInstance)
            .map(AudioStream.class::cast)
            .sorted(Comparator.comparingInt(AudioStream::index))
            .toList();
    if (number > tracks.size()) {
      throw MissingStreamException.track(number, tracks.size());
    }
    return withAudio(tracks.get(number - 1));
  }

  /**
   * The same file with the audio of this language that a player would take; all others count as not
   * to be decoded.
   *
   * @param code of ISO 639-2, such as {@code deu}
   * @throws MissingStreamException if no audio stream that can be decoded says that it is of it
   */
  public Probe withAudioLanguage(String code) {
    List<MediaStream> spoken =
        streams.stream()
            .filter(AudioStream.class::isInstance)
            .filter(audio -> code.equals(LanguageCode.of(((AudioStream) audio).language())))
            .toList();
    AudioStream chosen = new StreamChoice(spoken, programs).audio(video);
    if (chosen == null) {
      throw MissingStreamException.language(code);
    }
    return withAudio(chosen);
  }

  private Probe withAudio(AudioStream chosen) {
    List<MediaStream> others =
        streams.stream().map(stream -> stream.equals(chosen) ? stream : unused(stream)).toList();
    return new Probe(
        container, startTime, duration, exact, others, programs, chapters, video, chosen);
  }

  private static MediaStream unused(MediaStream stream) {
    return stream instanceof AudioStream audio
        ? new OtherStream(audio.index(), "audio", audio.codec(), null)
        : stream;
  }

  /** The same file, which does not say how long it plays, with what its packets say. */
  public Probe withDuration(Duration measured) {
    return new Probe(
        container, startTime, measured, exact, streams, programs, chapters, video, audio);
  }

  /** The same file with the streams that a player would take of these. */
  Probe withStreams(List<MediaStream> kept) {
    StreamChoice choice = new StreamChoice(kept, programs);
    VideoStream picked = choice.video();
    return new Probe(
        container,
        startTime,
        duration,
        exact,
        kept,
        programs,
        chapters,
        picked,
        choice.audio(picked));
  }

  /** The same file without a stream that turned out to be empty. */
  Probe without(MediaStream empty) {
    return withStreams(streams.stream().filter(stream -> !stream.equals(empty)).toList());
  }
}
