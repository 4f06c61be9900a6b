package org.mediatranscoder.transcoding.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What stands in an ICC profile (ISO 15076-1) of three curves and a matrix.
 *
 * @param curves from pixels to light, of red, green and blue, each 0 to 1
 * @param colorants XYZ of each, adapted to D50
 */
record IccProfile(List<DoubleUnaryOperator> curves, List<double[]> colorants) {

  private static final int HEADER_BYTES = 128;
  private static final int ENTRY_BYTES = 12;
  private static final int MOST_TAGS = 200;
  private static final double FIXED = 65536;

  /** Numbers of each function of a parametric curve (10.18). */
  private static final int[] PARAMETERS = {1, 3, 4, 5, 7};

  /** Null if it is none, or one of other colours or with tables. */
  static @Nullable IccProfile of(byte[] bytes) {
    try {
      ByteBuffer profile = ByteBuffer.wrap(bytes);
      return text(profile, 16).equals("RGB ") && text(profile, 20).equals("XYZ ")
          ? of(profile)
          : null;
    } catch (IndexOutOfBoundsException | IllegalArgumentException malformed) {
      return null;
    }
  }

  private static @Nullable IccProfile of(ByteBuffer profile) {
    Map<String, ByteBuffer> tags = tags(profile);
    List<DoubleUnaryOperator> curves = new ArrayList<>();
    List<double[]> colorants = new ArrayList<>();
    for (String color : List.of("r", "g", "b")) {
      ByteBuffer xyz = tags.get(color + "XYZ");
      ByteBuffer curve = tags.get(color + "TRC");
      if (xyz == null || curve == null || tags.containsKey("A2B0")) {
        return null;
      }
      colorants.add(new double[] {fixed(xyz, 8), fixed(xyz, 12), fixed(xyz, 16)});
      curves.add(curve(curve));
    }
    return new IccProfile(curves, colorants);
  }

  private static Map<String, ByteBuffer> tags(ByteBuffer profile) {
    Map<String, ByteBuffer> tags = new HashMap<>();
    int count = Math.min(MOST_TAGS, profile.getInt(HEADER_BYTES));
    for (int i = 0; i < count; i++) {
      int at = HEADER_BYTES + 4 + i * ENTRY_BYTES;
      tags.put(text(profile, at), profile.slice(profile.getInt(at + 4), profile.getInt(at + 8)));
    }
    return tags;
  }

  private static DoubleUnaryOperator curve(ByteBuffer tag) {
    return switch (text(tag, 0)) {
      case "para" -> parametric(tag);
      case "curv" -> table(tag);
      default -> throw new IllegalArgumentException("An unknown curve");
    };
  }

  private static DoubleUnaryOperator table(ByteBuffer tag) {
    int count = tag.getInt(8);
    if (count == 0) {
      return DoubleUnaryOperator.identity();
    }
    if (count == 1) {
      double gamma = (tag.getShort(12) & 0xFFFF) / 256.0;
      return pixel -> Math.pow(pixel, gamma);
    }
    if (count < 0 || count > tag.capacity()) {
      throw new IllegalArgumentException("A curve that is longer than its tag");
    }
    double[] light = new double[count];
    for (int i = 0; i < light.length; i++) {
      light[i] = (tag.getShort(12 + 2 * i) & 0xFFFF) / 65535.0;
    }
    return pixel -> {
      double at = pixel * (light.length - 1);
      int below = (int) at;
      int above = Math.min(below + 1, light.length - 1);
      return light[below] + (at - below) * (light[above] - light[below]);
    };
  }

  private static DoubleUnaryOperator parametric(ByteBuffer tag) {
    int type = tag.getShort(8);
    if (type < 0 || type >= PARAMETERS.length) {
      throw new IllegalArgumentException("An unknown curve");
    }
    double[] p = new double[7];
    for (int i = 0; i < PARAMETERS[type]; i++) {
      p[i] = fixed(tag, 12 + 4 * i);
    }
    double from = type == 0 ? 0 : type < 3 ? -p[2] / p[1] : p[4];
    double slope = type < 3 ? 0 : p[3];
    double above = type == 2 ? p[3] : type == 4 ? p[5] : 0;
    double below = type == 2 ? p[3] : type == 4 ? p[6] : 0;
    return pixel -> {
      if (type == 0) {
        return Math.pow(pixel, p[0]);
      }
      return pixel >= from
          ? Math.pow(Math.max(0, p[1] * pixel + p[2]), p[0]) + above
          : slope * pixel + below;
    };
  }

  private static double fixed(ByteBuffer bytes, int at) {
    return bytes.getInt(at) / FIXED;
  }

  private static String text(ByteBuffer bytes, int at) {
    byte[] text = new byte[4];
    bytes.get(at, text);
    return new String(text, StandardCharsets.ISO_8859_1);
  }
}
