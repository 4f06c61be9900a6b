package org.mediatranscoder.transcoding.probe;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of several streams a player would play. All are decodable: what is not is an {@link
 * OtherStream}.
 *
 * @param streams of the file
 * @param programs the indices of the streams of each programme, as MPEG-TS has them
 */
record StreamChoice(List<MediaStream> streams, List<Set<Integer>> programs) {

  /** Pictures of another thing: a cover, a strip of thumbnails. */
  private static final Set<Disposition> NO_VIDEO =
      EnumSet.of(Disposition.ATTACHED_PIC, Disposition.TIMED_THUMBNAILS, Disposition.STILL_IMAGE);

  private static final Set<String> STILL_CODECS = Set.of("png", "bmp", "webp", "tiff");

  /** Audio for some people or in part, which nobody wants as the only one. */
  private static final Set<Disposition> SPECIAL =
      EnumSet.of(
          Disposition.COMMENT,
          Disposition.LYRICS,
          Disposition.KARAOKE,
          Disposition.HEARING_IMPAIRED,
          Disposition.VISUAL_IMPAIRED,
          Disposition.CLEAN_EFFECTS,
          Disposition.DESCRIPTIONS,
          Disposition.DEPENDENT);

  /** Moving before still, then the default flag, then the largest, then the first. */
  @Nullable VideoStream video() {
    return of(VideoStream.class)
        .filter(video -> !isAny(video.disposition(), NO_VIDEO))
        .max(
            first(StreamChoice::isMoving)
                .thenComparing(first(video -> isDefault(video.disposition())))
                .thenComparingInt(StreamChoice::pixels)
                .thenComparing(lowest(VideoStream::index)))
        .orElse(null);
  }

  /**
   * Of the programme of the video, then the default flag, then complete audio for everybody, then
   * the most channels, then the first.
   */
  @Nullable AudioStream audio(@Nullable VideoStream video) {
    Set<Integer> companions = companions(video);
    return of(AudioStream.class)
        .max(
            first((AudioStream audio) -> companions.contains(audio.index()))
                .thenComparing(first(audio -> isDefault(audio.disposition())))
                .thenComparing(first(audio -> !isAny(audio.disposition(), SPECIAL)))
                .thenComparingInt(AudioStream::channels)
                .thenComparing(lowest(AudioStream::index)))
        .orElse(null);
  }

  /** The streams of the programmes to which the video belongs. */
  private Set<Integer> companions(@Nullable VideoStream video) {
    Optional<Set<Integer>> own =
        programs.stream()
            .filter(program -> video != null && program.contains(video.index()))
            .findFirst();
    return own.orElse(Set.of());
  }

  private static boolean isMoving(VideoStream video) {
    Long frames = video.frames();
    return (frames == null || frames != 1) && !STILL_CODECS.contains(video.codec());
  }

  private static int pixels(VideoStream video) {
    return video.frameWidth() * video.frameHeight();
  }

  private static boolean isDefault(Set<Disposition> disposition) {
    return disposition.contains(Disposition.DEFAULT);
  }

  private static boolean isAny(Set<Disposition> disposition, Set<Disposition> any) {
    return disposition.stream().anyMatch(any::contains);
  }

  private <T extends MediaStream> Stream<T> of(Class<T> kind) {
    return streams.stream().filter(kind::isInstance).map(kind::cast);
  }

  private static <T> Comparator<T> first(Predicate<T> preferred) {
    return Comparator.comparing(preferred::test);
  }

  private static <T> Comparator<T> lowest(ToIntFunction<T> number) {
    return Comparator.comparingInt(number).reversed();
  }
}
