package org.mediatranscoder.transcoding.cases.tools;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Boxes of MP4 and QuickTime (ISO/IEC 14496-12). */
final class Mp4 {

  /** A box: where it begins, how long it is, and its type. */
  private record Box(int start, int length, String type) {
    int end() {
      return start + length;
    }
  }

  /** The matrix a, b, c, d of the display, by name. */
  private static final Map<String, int[]> TURNS =
      Map.of(
          "90", new int[] {0, 1, -1, 0},
          "180", new int[] {-1, 0, 0, -1},
          "270", new int[] {0, -1, 1, 0},
          "hflip", new int[] {-1, 0, 0, 1},
          "90h", new int[] {0, 1, 1, 0});

  private Mp4() {}

  /** The first track's display matrix (8.3.2): {@code 90}, {@code 180}, {@code hflip} … */
  static byte[] displayMatrix(byte[] input, List<String> arguments) {
    byte[] output = input.clone();
    int header = Bytes.require(input, "tkhd", 0);
    int matrix = header + 8 + (input[header + 4] == 0 ? 36 : 48);
    int[] turn = Objects.requireNonNull(TURNS.get(arguments.getFirst()));
    ByteBuffer.wrap(output, matrix, 36)
        .putInt(turn[0] << 16)
        .putInt(turn[1] << 16)
        .putInt(0)
        .putInt(turn[2] << 16)
        .putInt(turn[3] << 16)
        .putInt(0)
        .putInt(0)
        .putInt(0)
        .putInt(1 << 30);
    return output;
  }

  /**
   * A new edit list (8.6.6) of the first track: {@code DURATION:MEDIA_TIME} in seconds, the media
   * time -1 for an empty edit. The index must be last.
   */
  static byte[] editList(byte[] input, List<String> arguments) {
    Box moov = child(input, new Box(-8, input.length + 8, "file"), "moov");
    Box track = child(input, moov, "trak");
    Box media = child(input, track, "mdia");
    int movieScale = scale(input, child(input, moov, "mvhd"));
    int mediaScale = scale(input, child(input, media, "mdhd"));
    List<double[]> edits = edits(arguments);
    ByteBuffer.wrap(input)
        .putInt(
            child(input, track, "tkhd").start() + 28,
            Math.toIntExact(
                Math.round(edits.stream().mapToDouble(edit -> edit[0]).sum() * movieScale)));
    longestTrack(input, moov);
    byte[] list = list(edits, movieScale, mediaScale);
    Box old =
        children(input, track).stream()
            .filter(box -> box.type().equals("edts"))
            .findFirst()
            .orElse(new Box(media.start(), 0, "edts"));
    ByteBuffer.wrap(input)
        .putInt(moov.start(), moov.length() + list.length - old.length())
        .putInt(track.start(), track.length() + list.length - old.length());
    return Bytes.join(
        Arrays.copyOf(input, old.start()),
        list,
        Arrays.copyOfRange(input, old.end(), input.length));
  }

  private static List<double[]> edits(List<String> arguments) {
    return arguments.stream()
        .map(edit -> edit.split(":", -1))
        .map(edit -> new double[] {Double.parseDouble(edit[0]), Double.parseDouble(edit[1])})
        .toList();
  }

  private static byte[] list(List<double[]> edits, int movieScale, int mediaScale) {
    int length = 16 + 12 * edits.size();
    ByteBuffer box = ByteBuffer.allocate(length + 8);
    box.putInt(length + 8).put(Bytes.latin("edts")).putInt(length).put(Bytes.latin("elst"));
    box.putInt(0).putInt(edits.size());
    for (double[] edit : edits) {
      box.putInt((int) Math.round(edit[0] * movieScale));
      box.putInt(edit[1] < 0 ? -1 : (int) Math.round(edit[1] * mediaScale));
      box.putInt(1 << 16);
    }
    return box.array();
  }

  private static void longestTrack(byte[] bytes, Box moov) {
    int longest =
        children(bytes, moov).stream()
            .filter(box -> box.type().equals("trak"))
            .mapToInt(track -> number(bytes, child(bytes, track, "tkhd").start() + 28))
            .max()
            .orElseThrow();
    ByteBuffer.wrap(bytes).putInt(child(bytes, moov, "mvhd").start() + 24, longest);
  }

  private static int scale(byte[] bytes, Box header) {
    return number(bytes, header.start() + 20);
  }

  private static Box child(byte[] bytes, Box parent, String type) {
    return children(bytes, parent).stream()
        .filter(box -> box.type().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private static List<Box> children(byte[] bytes, Box parent) {
    List<Box> boxes = new ArrayList<>();
    for (int at = parent.start() + 8; at < parent.end(); at += number(bytes, at)) {
      String type = new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
      boxes.add(new Box(at, number(bytes, at), type));
    }
    return boxes;
  }

  private static int number(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes).getInt(at);
  }
}
