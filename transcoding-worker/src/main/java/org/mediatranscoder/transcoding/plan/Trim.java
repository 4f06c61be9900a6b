package org.mediatranscoder.transcoding.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.probe.Probe;

/**
 * The part of a source that is wanted: to the frame and to the sample, or from a key frame on, so
 * that streams can be copied.
 *
 * @param start from the start of the source
 * @param end from the start of the source; null for its end
 * @param asked for as the start, where the cut is at key frames; null for an exact cut
 */
public record Trim(Duration start, @Nullable Duration end, @Nullable Duration asked) {

  public static final Trim NONE = new Trim(Duration.ZERO, null);

  /** Containers with an index, in which a seek ends before the time that it was to find. */
  private static final List<String> INDEXED = List.of("mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm");

  /** A decoder of audio is in full swing some packets after a seek. */
  private static final Duration RUN_UP = Duration.ofSeconds(1);

  /** To the frame and to the sample. */
  public Trim(Duration start, @Nullable Duration end) {
    this(start, end, null);
  }

  /**
   * What is left of one stream.
   *
   * @param from how much of its beginning is left out
   * @param length of what is left; null if that is not known
   */
  record Part(Duration from, @Nullable Duration length) {

    boolean isEmpty() {
      return length != null && length.isZero();
    }
  }

  static Trim of(TranscodeRequest request) {
    Duration end = seconds(request.option("trimEnd", "0"));
    Trim exact = new Trim(seconds(request.option("trimStart", "0")), end.isZero() ? null : end);
    return request.option("trimMode", "exact").equals("keyframes") ? exact.atKeyFrames() : exact;
  }

  private static Duration seconds(String number) {
    return Duration.ofMillis(
        new BigDecimal(number).movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValue());
  }

  /** The same, at key frames. */
  public Trim atKeyFrames() {
    return isNone() ? this : new Trim(start, end, start);
  }

  /** The same from this key frame on, which is the one that is taken. */
  public Trim from(Duration keyFrame) {
    return new Trim(keyFrame, end, asked);
  }

  /** Whether it is at key frames. */
  public boolean isAtKeyFrames() {
    return asked != null;
  }

  /** Whether packets can be cut there. */
  boolean isExact() {
    return !isNone() && !isAtKeyFrames();
  }

  public boolean isNone() {
    return start.isZero() && end == null;
  }

  /** Of the output; null if it goes on to the end of the source. */
  @Nullable Duration length() {
    return end == null ? null : end.minus(start);
  }

  /** What is left of a length; null if that is not known. */
  @Nullable Duration of(@Nullable Duration whole) {
    if (whole == null) {
      return length();
    }
    Duration last = end == null ? whole : MediaLength.shorter(whole, end);
    return last.compareTo(start) > 0 ? last.minus(start) : Duration.ZERO;
  }

  /**
   * What is left of a stream.
   *
   * @param streamStart on the clock of the file; null if unknown, likewise its length
   */
  Part of(Probe source, @Nullable Duration streamStart, @Nullable Duration streamLength) {
    Duration fileStart = source.startTime();
    Duration late =
        fileStart == null || streamStart == null ? Duration.ZERO : streamStart.minus(fileStart);
    Duration from = start.compareTo(late) > 0 ? start.minus(late) : Duration.ZERO;
    if (streamLength == null) {
      return new Part(from, null);
    }
    Duration last = end == null ? streamLength : MediaLength.shorter(streamLength, end.minus(late));
    return new Part(from, last.compareTo(from) > 0 ? last.minus(from) : Duration.ZERO);
  }

  /** How far a seek leads; what is left of the start is decoded and left out. */
  private Duration seek(Probe source) {
    if (isAtKeyFrames()) {
      return start;
    }
    boolean indexed = isIndexed(source) && source.video() != null;
    return indexed && start.compareTo(RUN_UP) > 0 ? start.minus(RUN_UP) : Duration.ZERO;
  }

  /** Whether a seek in the file ends where it should. */
  public static boolean isIndexed(Probe source) {
    return INDEXED.contains(source.container()) && source.exact() && source.duration() != null;
  }

  /** What is decoded and then left out. */
  Duration decodedBefore(Probe source) {
    return start.minus(seek(source));
  }

  /** Options of the source. */
  List<String> inputOptions(Probe source) {
    Duration seek = seek(source);
    if (seek.isZero()) {
      return List.of();
    }
    // To the microsecond, as the key frame before would do else.
    return List.of("-ss", isAtKeyFrames() ? exactText(seek) : text(seek));
  }

  /** The first filters of a video; likewise of audio, with their own names. */
  List<String> videoFilters(Probe source) {
    return filters(source, "");
  }

  List<String> audioFilters(Probe source) {
    return filters(source, "a");
  }

  private List<String> filters(Probe source, String kind) {
    if (!isExact()) {
      return List.of();
    }
    Duration seek = seek(source);
    Duration rest = start.minus(seek);
    List<String> bounds = new ArrayList<>();
    if (!rest.isZero()) {
      bounds.add("start=" + text(rest));
    }
    if (end != null) {
      bounds.add("end=" + text(end.minus(seek)));
    }
    String trim = kind + "trim=" + String.join(":", bounds);
    return rest.isZero() ? List.of(trim) : List.of(trim, kind + "setpts=PTS-" + text(rest) + "/TB");
  }

  /** What is copied does not begin before the cut. */
  List<String> copyOptions() {
    return isAtKeyFrames() && !start.isZero() ? List.of("-copypriorss", "0") : List.of();
  }

  /** What becomes of the start, such as {@code from 1.92 s, the key frame before 2.50 s}. */
  String words() {
    if (asked == null || asked.isZero()) {
      return "";
    }
    String exact = start.equals(asked) ? "" : ", the key frame before %.2f s";
    return String.format(
        Locale.ROOT, " from %.2f s" + exact, start.toMillis() / 1000.0, asked.toMillis() / 1000.0);
  }

  private static String exactText(Duration time) {
    return String.format(Locale.ROOT, "%.6f", time.toNanos() / 1e9);
  }

  private static String text(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
  }
}
