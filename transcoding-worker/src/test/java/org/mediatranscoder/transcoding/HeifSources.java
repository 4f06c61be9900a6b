package org.mediatranscoder.transcoding;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Pictures of items (ISO/IEC 23008-12), as telephones and libheif write them. */
public final class HeifSources {

  private static final int TILE = 256;

  /** Such as {@code hvc1}, and what its decoder needs. */
  private record Coded(String type, ByteBuffer settings, List<byte[]> pictures) {}

  private record Item(int id, String type, ByteBuffer data, List<Integer> properties) {}

  private final Samples samples;

  public HeifSources(Samples samples) {
    this.samples = samples;
  }

  /**
   * Of one item.
   *
   * @param more properties behind its own, each a box
   */
  public Path single(String name, String source, int width, int height, byte[]... more)
      throws IOException {
    Coded coded = coded(name, source, "null", 1);
    byte[] pixels = coded.pictures().getFirst();
    return write(
        name,
        coded,
        width,
        height,
        List.of(item(1, coded, pixels, more.length)),
        1,
        new byte[0],
        more);
  }

  /** Red, and transparent on its left half. */
  public Path transparent(String name, int width, int height) throws IOException {
    String size = "s=%dx%d:r=1:d=1".formatted(width, height);
    Coded coded = coded(name, "-f lavfi -i color=red:" + size + " -frames:v 1", "null", 1);
    Coded alpha =
        coded(
            "alpha-" + name,
            "-f lavfi -i nullsrc=" + size + ",format=gray,geq=lum=255*gte(X\\," + width / 2 + ")",
            "null",
            1);
    byte[] urn =
        "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0".getBytes(StandardCharsets.US_ASCII);
    byte[] kind = box("auxC", new byte[4], urn);
    byte[] settings = box(coded.type().equals("hvc1") ? "hvcC" : "av1C", alpha.settings().array());
    List<Item> items =
        List.of(
            item(1, coded, coded.pictures().getFirst(), 0),
            new Item(
                2, coded.type(), ByteBuffer.wrap(alpha.pictures().getFirst()), List.of(5, 2, 4)));
    byte[] reference = box("auxl", shorts(2, 1, 1));
    return write(name, coded, width, height, items, 1, reference, kind, settings);
  }

  /** Of tiles of 256 × 256 pixels, and a picture of the first of them that is smaller. */
  public Path grid(String name, String source, int width, int height, byte[]... more)
      throws IOException {
    int columns = (width + TILE - 1) / TILE;
    int rows = (height + TILE - 1) / TILE;
    int count = columns * rows;
    String cut =
        "pad=%1$d:%2$d,loop=%3$d:1,crop=%4$d:%4$d:mod(n\\,%5$d)*%4$d:floor(n/%5$d)*%4$d"
            .formatted(columns * TILE, rows * TILE, count - 1, TILE, columns);
    Coded coded = coded(name, source, cut, count);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(
          new Item(i + 1, coded.type(), ByteBuffer.wrap(coded.pictures().get(i)), List.of(1, 2)));
    }
    byte[] grid = ByteBuffer.allocate(8).putShort((short) 0).array();
    grid[2] = (byte) (rows - 1);
    grid[3] = (byte) (columns - 1);
    ByteBuffer.wrap(grid).putShort(4, (short) width).putShort(6, (short) height);
    List<Integer> own = new ArrayList<>(List.of(3, 4));
    IntStream.range(0, more.length).forEach(i -> own.add(6 + i));
    items.add(new Item(count + 1, "grid", ByteBuffer.wrap(grid), own));
    items.add(
        new Item(
            count + 2, coded.type(), ByteBuffer.wrap(coded.pictures().getFirst()), List.of(1, 2)));
    int[] tiles = IntStream.rangeClosed(1, count).toArray();
    byte[] references =
        join(
            box("dimg", shorts(count + 1, count), shorts(tiles)),
            box("thmb", shorts(count + 2, 1, count + 1)));
    byte[] properties =
        join(
            settings(coded),
            ispe(TILE, TILE),
            ispe(width, height),
            colors(1, 13),
            box("pixi", new byte[] {0, 0, 0, 0, 3, 8, 8, 8}),
            join(more));
    return write(name, items, count + 1, references, properties);
  }

  private static Item item(int id, Coded coded, byte[] data, int more) {
    List<Integer> properties = new ArrayList<>(List.of(1, 2, 3));
    IntStream.range(0, more).forEach(i -> properties.add(4 + i));
    return new Item(id, coded.type(), ByteBuffer.wrap(data), properties);
  }

  private Path write(
      String name,
      Coded coded,
      int width,
      int height,
      List<Item> items,
      int primary,
      byte[] references,
      byte[]... more)
      throws IOException {
    byte[] properties = join(settings(coded), ispe(width, height), colors(1, 13), join(more));
    return write(name, items, primary, references, properties);
  }

  private static byte[] settings(Coded coded) {
    return box(coded.type().equals("hvc1") ? "hvcC" : "av1C", coded.settings().array());
  }

  private static byte[] ispe(int width, int height) {
    return box("ispe", ints(0, width, height));
  }

  /** ISO/IEC 23091-2, with the matrix of BT.601 in full range. */
  public static byte[] colors(int primaries, int transfer) {
    byte[] nclx = "nclx".getBytes(StandardCharsets.US_ASCII);
    return box("colr", nclx, shorts(primaries, transfer, 6), new byte[] {(byte) 0x80});
  }

  public static byte[] profile(byte[] icc) {
    return box("colr", "prof".getBytes(StandardCharsets.US_ASCII), icc);
  }

  /** Anticlockwise. */
  public static byte[] turned(int quarters) {
    return box("irot", new byte[] {(byte) quarters});
  }

  /** A part of a picture of this size. */
  public static byte[] cropped(
      int wholeWidth, int wholeHeight, int x, int y, int width, int height) {
    return box(
        "clap",
        ints(width, 1, height, 1, 2 * x + width - wholeWidth, 2, 2 * y + height - wholeHeight, 2));
  }

  private Path write(
      String name, List<Item> items, int primary, byte[] references, byte[] properties)
      throws IOException {
    String brand = name.endsWith("avif") ? "avif" : "heic";
    byte[] type =
        box(
            "ftyp",
            brand.getBytes(StandardCharsets.US_ASCII),
            new byte[4],
            ("mif1" + brand).getBytes(StandardCharsets.US_ASCII));
    int head = type.length + 8 + meta(items, primary, references, properties, 0).length;
    byte[] data = join(items.stream().map(item -> item.data().array()).toArray(byte[][]::new));
    byte[] meta = meta(items, primary, references, properties, head);
    Path file = samples.text(name, "");
    return Files.write(file, join(type, meta, box("mdat", data)));
  }

  private static byte[] meta(
      List<Item> items, int primary, byte[] references, byte[] properties, int dataAt) {
    byte[] handler =
        box("hdlr", new byte[8], "pict".getBytes(StandardCharsets.US_ASCII), new byte[13]);
    ByteArrayOutputStream entries = new ByteArrayOutputStream();
    ByteArrayOutputStream links = new ByteArrayOutputStream();
    ByteArrayOutputStream places = new ByteArrayOutputStream();
    int at = dataAt;
    for (Item item : items) {
      byte[] kind = (item.type() + "\0").getBytes(StandardCharsets.US_ASCII);
      entries.writeBytes(box("infe", ints(2 << 24), shorts(item.id(), 0), kind));
      links.writeBytes(shorts(item.id()));
      links.write(item.properties().size());
      item.properties().forEach(number -> links.write(0x80 | number));
      places.writeBytes(join(shorts(item.id(), 0, 1), ints(at, item.data().capacity())));
      at += item.data().capacity();
    }
    byte[] counted = shorts(items.size());
    return box(
        "meta",
        new byte[4],
        handler,
        box("pitm", new byte[4], shorts(primary)),
        box("iinf", new byte[4], counted, entries.toByteArray()),
        references.length == 0 ? references : box("iref", new byte[4], references),
        box(
            "iprp",
            box("ipco", properties),
            box("ipma", new byte[4], ints(items.size()), links.toByteArray())),
        box("iloc", new byte[4], new byte[] {0x44, 0}, counted, places.toByteArray()));
  }

  /** Frames of a video, each decoded alone. */
  private Coded coded(String name, String source, String filter, int count) throws IOException {
    boolean av1 = name.endsWith("avif");
    Path video =
        samples.make(
            name + ".mp4",
            source
                + " -vf scale=out_color_matrix=bt601:out_range=pc,format="
                + (av1 ? "yuv420p," : "yuvj420p,")
                + filter
                + " -frames:v "
                + count
                + (av1
                    ? " -color_range pc -c:v libaom-av1 -cpu-used 8 -crf 4 -g 1"
                    : " -c:v libx265 -tag:v hvc1 -x265-params keyint=1:crf=4:info=0")
                + " -movflags +faststart");
    byte[] bytes = Files.readAllBytes(video);
    byte[] settings = content(bytes, av1 ? "av1C" : "hvcC");
    ByteBuffer sizes = ByteBuffer.wrap(content(bytes, "stsz"));
    int all = sizes.getInt(4);
    List<byte[]> pictures = new ArrayList<>();
    int at = find(bytes, "mdat") + 4;
    for (int i = 0; i < count; i++) {
      int size = all == 0 ? sizes.getInt(12 + 4 * i) : all;
      pictures.add(Arrays.copyOfRange(bytes, at, at + size));
      at += size;
    }
    return new Coded(av1 ? "av01" : "hvc1", ByteBuffer.wrap(settings), pictures);
  }

  private static byte[] content(byte[] file, String type) {
    int at = find(file, type);
    int length = ByteBuffer.wrap(file).getInt(at - 4);
    return Arrays.copyOfRange(file, at + 4, at - 4 + length);
  }

  private static int find(byte[] file, String type) {
    return new String(file, StandardCharsets.ISO_8859_1).indexOf(type);
  }

  private static byte[] shorts(int... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * numbers.length);
    Arrays.stream(numbers).forEach(number -> bytes.putShort((short) number));
    return bytes.array();
  }

  private static byte[] ints(int... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length);
    Arrays.stream(numbers).forEach(bytes::putInt);
    return bytes.array();
  }

  private static byte[] box(String type, byte[]... content) {
    byte[] all = join(content);
    return join(ints(8 + all.length), type.getBytes(StandardCharsets.US_ASCII), all);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
