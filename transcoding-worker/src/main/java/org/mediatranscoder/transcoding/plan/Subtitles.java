package org.mediatranscoder.transcoding.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.failure.MissingStreamException;
import org.mediatranscoder.transcoding.failure.UnsuitableOptionException;
import org.mediatranscoder.transcoding.probe.Disposition;
import org.mediatranscoder.transcoding.probe.LanguageCode;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.SubtitleStream;

/** The subtitles of a source. */
final class Subtitles {

  private Subtitles() {}

  /**
   * Those that a player would take: the default ones, then those that are complete and for
   * everybody, then the first.
   *
   * @param language null for any
   * @throws MissingStreamException if there are none, or none that are text
   */
  static SubtitleStream chosen(Probe source, @Nullable String language) {
    List<SubtitleStream> all = all(source);
    if (all.isEmpty()) {
      throw MissingStreamException.noSubtitles();
    }
    List<SubtitleStream> text = all.stream().filter(SubtitleStream::isText).toList();
    if (text.isEmpty()) {
      throw MissingStreamException.picturesOfSubtitles();
    }
    return text.stream()
        .filter(stream -> language == null || language.equals(LanguageCode.of(stream.language())))
        .max(
            Comparator.<SubtitleStream, Boolean>comparing(
                    stream -> stream.disposition().contains(Disposition.DEFAULT))
                .thenComparing(stream -> !isSpecial(stream))
                .thenComparing(Comparator.comparingInt(SubtitleStream::index).reversed()))
        .orElseThrow(
            () -> MissingStreamException.subtitleLanguage(Objects.requireNonNull(language)));
  }

  private static boolean isSpecial(SubtitleStream stream) {
    return stream.disposition().contains(Disposition.FORCED)
        || stream.disposition().contains(Disposition.COMMENT)
        || stream.disposition().contains(Disposition.HEARING_IMPAIRED);
  }

  private static List<SubtitleStream> all(Probe source) {
    return source.streams().stream()
        .filter(SubtitleStream.class::isInstance)
        .map(SubtitleStream.class::cast)
        .toList();
  }

  /**
   * All that are text, as the container takes them; none if nobody wants them.
   *
   * @param muxer ffmpeg's name
   * @throws UnsuitableOptionException if a part of the source is cut out to the frame: nothing
   *     moves the times of text
   */
  static List<StreamPlan> kept(Probe source, String muxer, EncodeOptions chosen) {
    List<StreamPlan> kept = new ArrayList<>();
    for (SubtitleStream stream : wanted(source, chosen)) {
      kept.add(plan(stream, muxer, kept.size()));
    }
    return kept;
  }

  /**
   * The same as WebVTT, each for a file of its own.
   *
   * @throws UnsuitableOptionException likewise
   */
  static List<StreamPlan> apart(Probe source, EncodeOptions chosen) {
    return wanted(source, chosen).stream().map(Subtitles::alone).toList();
  }

  private static List<SubtitleStream> wanted(Probe source, EncodeOptions chosen) {
    if (!chosen.subtitles().kept()) {
      return List.of();
    }
    if (chosen.trim().isExact()) {
      throw UnsuitableOptionException.subtitlesOfCut();
    }
    return all(source).stream().filter(SubtitleStream::isText).toList();
  }

  private static StreamPlan plan(SubtitleStream stream, String muxer, int number) {
    String codec =
        switch (muxer) {
          case "mp4" -> "mov_text";
          case "webm", "webvtt" -> "webvtt";
          default -> "srt";
        };
    List<String> options = new ArrayList<>(List.of("-map", "0:" + stream.index()));
    options.addAll(List.of("-c:s:" + number, codec));
    String language = LanguageCode.written(stream.language());
    if (language != null) {
      options.addAll(List.of("-metadata:s:s:" + number, "language=" + language));
    }
    String reason =
        "kept as text: %s becomes %s"
            .formatted(CodecNames.of(stream.codec()), CodecNames.of(codec));
    return new StreamPlan.Encode(stream, reason, options);
  }

  /** These alone, as WebVTT. */
  static StreamPlan alone(SubtitleStream stream) {
    return plan(stream, "webvtt", 0);
  }
}
