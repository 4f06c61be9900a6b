package org.mediatranscoder.transcoding.cases;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is right for an output of one family of formats. What is null is not looked at.
 *
 * @param fails the codes of which the job ends with one; the job is to complete if null
 * @param says a regular expression that the reason matches
 * @param seconds the length of the output, and {@code within} how far off it may be
 * @param frames of the video at least and at most
 * @param size of the source as a viewer sees it, such as {@code 1280x720}
 * @param audio false if the output must have none
 * @param hz the tone that is heard
 * @param heard when audio is not silent, such as {@code 0-2 5-8} in seconds
 * @param decibels the mean level over all channels
 * @param progressive whether to measure that no frame is combed
 * @param like the source of FFmpeg's lavfi whose frames the output shows, one by one
 * @param times the stream of the source whose frame times the output keeps, such as {@code v:0}
 * @param flat whether the picture is six flat fields: red, lime, blue, black, white, grey
 * @param events when a flash and a tone begin together, in seconds
 */
record Expectation(
    List<String> fails,
    @Nullable String says,
    @Nullable Double seconds,
    double within,
    List<Integer> frames,
    @Nullable String size,
    boolean audio,
    @Nullable Double hz,
    @Nullable String heard,
    @Nullable Double decibels,
    boolean progressive,
    @Nullable String like,
    @Nullable String times,
    boolean flat,
    @Nullable String events) {

  private static final double WITHIN = 0.15;

  static Expectation of(Map<String, Object> facts) {
    String fails = (String) facts.get("fails");
    Double within = number(facts, "within");
    return new Expectation(
        fails == null ? List.of() : List.of(fails.split("\\|", -1)),
        (String) facts.get("says"),
        number(facts, "seconds"),
        within == null ? WITHIN : within,
        range(facts.get("frames")),
        (String) facts.get("size"),
        !Boolean.FALSE.equals(facts.get("audio")),
        number(facts, "hz"),
        (String) facts.get("heard"),
        number(facts, "dB"),
        Boolean.TRUE.equals(facts.get("progressive")),
        (String) facts.get("like"),
        (String) facts.get("times"),
        Boolean.TRUE.equals(facts.get("flat")),
        (String) facts.get("events"));
  }

  /** Whether the source is known to be no larger, lying or standing. */
  boolean isWithin(int longSide, int shortSide) {
    if (size == null) {
      return false;
    }
    String[] sides = size.split("x", -1);
    int width = Integer.parseInt(sides[0]);
    int height = Integer.parseInt(sides[1]);
    return Math.max(width, height) <= longSide && Math.min(width, height) <= shortSide;
  }

  /** Whether something is said of what is heard, so that the audio is to be decoded. */
  boolean hasAudio() {
    return hz != null || decibels != null || heard != null || events != null;
  }

  private static @Nullable Double number(Map<String, Object> facts, String name) {
    return facts.get(name) instanceof Number number ? number.doubleValue() : null;
  }

  private static List<Integer> range(@Nullable Object frames) {
    return switch (frames) {
      case Integer exactly -> List.of(exactly, exactly);
      case List<?> bounds -> List.of((Integer) bounds.get(0), (Integer) bounds.get(1));
      case null, default -> List.of();
    };
  }
}
