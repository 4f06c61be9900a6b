package org.mediatranscoder.transcoding.picture;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The colours of an ICC profile (ISO 15076-1) of three curves and a matrix, as those of cameras and
 * telephones are, such as Display P3 and Adobe RGB.
 *
 * @param curves for each of red, green and blue, pixels of sRGB at equal steps of pixels of the
 *     profile, each 0 to 1
 * @param matrix rows of linear sRGB from linear light of the profile
 */
public record ColorProfile(List<List<Double>> curves, List<List<Double>> matrix) {

  private static final int STEPS = 32;

  /** A pixel that differs by less looks the same: a third of a level of 255. */
  private static final double SAME_LEVEL = 0.0013;

  private static final double SAME_LIGHT = 0.005;

  /** The widest that the filter takes. */
  private static final double MOST = 2;

  /** Linear sRGB from XYZ of the connection space, which is adapted to D50. */
  private static final double[][] FROM_XYZ = {
    {3.1338561, -1.6168667, -0.4906146},
    {-0.9787684, 1.9161415, 0.0334540},
    {0.0719453, -0.2289914, 1.4052427}
  };

  public ColorProfile {
    curves = curves.stream().map(List::copyOf).toList();
    matrix = matrix.stream().map(List::copyOf).toList();
  }

  /** Null if there is none that is understood, or it is that of sRGB. */
  static @Nullable ColorProfile of(byte[] icc) {
    IccProfile profile = IccProfile.of(icc);
    if (profile == null) {
      return null;
    }
    ColorProfile found =
        new ColorProfile(
            profile.curves().stream().map(ColorProfile::sampled).toList(),
            IntStream.range(0, 3).mapToObj(row -> row(row, profile.colorants())).toList());
    return found.filters(false).isEmpty() ? null : found;
  }

  /** Pixels of sRGB for the light of those of the profile. */
  private static List<Double> sampled(DoubleUnaryOperator curve) {
    return IntStream.rangeClosed(0, STEPS)
        .mapToObj(step -> encoded(Math.clamp(curve.applyAsDouble(step / (double) STEPS), 0, 1)))
        .toList();
  }

  /** As sRGB does it (IEC 61966-2-1). */
  private static double encoded(double light) {
    return light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
  }

  /**
   * @param colorants XYZ of red, green and blue
   */
  private static List<Double> row(int row, List<double[]> colorants) {
    return colorants.stream()
        .map(xyz -> IntStream.range(0, 3).mapToDouble(i -> FROM_XYZ[row][i] * xyz[i]).sum())
        .map(part -> Math.clamp(part, -MOST, MOST))
        .toList();
  }

  /**
   * Filters of FFmpeg to sRGB; none if that changes nothing.
   *
   * @param alpha whether there is transparency to keep
   */
  public List<String> filters(boolean alpha) {
    if (isCurveOfSrgb() && isMatrixOfSrgb()) {
      return List.of();
    }
    String curve = isCurveOfSrgb() ? "null" : curveFilter();
    String a = alpha ? "a" : "";
    if (isMatrixOfSrgb()) {
      return List.of("format=gbr" + a + "p16", curve);
    }
    String rgb =
        "matrixin=gbr:rangein=full:primariesin=bt709:matrix=gbr:range=full:primaries=bt709";
    return List.of(
        "format=gbr" + a + "p16",
        curve,
        "zscale=" + rgb + ":transferin=iec61966-2-1:transfer=linear",
        "format=gbr" + a + "pf32le",
        "colorchannelmixer=" + mixed(),
        "zscale=" + rgb + ":transferin=linear:transfer=iec61966-2-1",
        "format=gbr" + a + "p");
  }

  private boolean isCurveOfSrgb() {
    return curves.stream()
        .allMatch(
            curve ->
                IntStream.rangeClosed(0, STEPS)
                    .allMatch(
                        step -> Math.abs(curve.get(step) - step / (double) STEPS) < SAME_LEVEL));
  }

  private boolean isMatrixOfSrgb() {
    return IntStream.range(0, 9)
        .allMatch(
            i -> Math.abs(matrix.get(i / 3).get(i % 3) - (i / 3 == i % 3 ? 1 : 0)) < SAME_LIGHT);
  }

  private String curveFilter() {
    return "curves=r=%s:g=%s:b=%s"
        .formatted(points(curves.get(0)), points(curves.get(1)), points(curves.get(2)));
  }

  private static String points(List<Double> curve) {
    return IntStream.rangeClosed(0, STEPS)
        .mapToObj(
            step -> String.format(Locale.ROOT, "%.5f/%.5f", step / (double) STEPS, curve.get(step)))
        .collect(Collectors.joining(" ", "'", "'"));
  }

  private String mixed() {
    String names = "rgb";
    return IntStream.range(0, 9)
        .mapToObj(
            i ->
                String.format(
                    Locale.ROOT,
                    "%c%c=%.5f",
                    names.charAt(i / 3),
                    names.charAt(i % 3),
                    matrix.get(i / 3).get(i % 3)))
        .collect(Collectors.joining(":"));
  }
}
