package org.mediatranscoder.transcoding.picture;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** AVIF and HEIC (ISO/IEC 23008-12): what is said of the primary picture. */
final class HeifFile {

  /** Of 512 pixels each they are 67 million. */
  private static final int MOST_TILES = 256;

  private static final String GRID = "grid";

  /** What an item says of how it is shown, which tiles may not. */
  private static final List<String> TRANSFORMS = List.of("irot", "imir", "clap");

  private static final Set<String> ALPHA =
      Set.of("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0", "urn:mpeg:hevc:2015:auxid:1\0");

  private final HeifItems items;
  private final String pixels;

  private HeifFile(HeifItems items, String pixels) {
    this.items = items;
    this.pixels = pixels;
  }

  /**
   * @param pixels the type of the items that hold pixels, such as {@code av01}
   */
  static Metadata read(DataInputStream file, String pixels) throws IOException {
    Metadata found = Metadata.NOTHING;
    try {
      // The first byte that is missing of a box that goes on beyond the end is noticed.
      for (int first = file.read(); first >= 0; first = file.read()) {
        long length =
            (first << 24 | file.readUnsignedByte() << 16 | file.readUnsignedShort()) & 0xFFFFFFFFL;
        String type = new String(file.readNBytes(4), StandardCharsets.ISO_8859_1);
        long content = length == 1 ? file.readLong() - 16 : length - 8;
        if (length == 0) {
          return found.thatIsWhole();
        }
        if (content < 0) {
          return found;
        }
        found = type.equals("moov") ? found.thatIsAnimated() : found;
        if (type.equals("meta") && content <= Metadata.MOST_BYTES) {
          byte[] meta = new byte[(int) content];
          file.readFully(meta);
          found = of(ByteBuffer.wrap(meta), pixels, found);
        } else {
          file.skipNBytes(content);
        }
      }
      return found.thatIsWhole();
    } catch (EOFException cut) {
      return found;
    }
  }

  private static Metadata of(ByteBuffer meta, String pixels, Metadata found) {
    try {
      return new HeifFile(new HeifItems(meta), pixels).added(found);
    } catch (BufferUnderflowException
        | IndexOutOfBoundsException
        | NoSuchElementException malformed) {
      return found;
    }
  }

  private Metadata added(Metadata found) {
    int item = items.primary();
    Metadata all = found;
    Nclx color = Nclx.NONE;
    ByteBuffer size = items.property(item, "ispe");
    size.getInt();
    HeifImage.Area whole = new HeifImage.Area(0, 0, size.getInt(), size.getInt());
    HeifImage.Area visible = whole;
    for (HeifBox property : items.properties(item)) {
      ByteBuffer content = property.content();
      switch (property.type()) {
        // Counted anticlockwise.
        case "irot" -> all = all.with(all.orientation().turned(-(content.get(0) & 3)));
        case "imir" -> all = all.with(mirrored(all.orientation(), content.get(0) & 1));
        case "clap" -> visible = cropped(whole, content, all.orientation());
        case "colr" -> {
          all = all.with(profile(content, all.profile()));
          color = nclx(content, color);
        }
        default -> {}
      }
    }
    return all.with(image(whole, visible, color));
  }

  private HeifImage image(HeifImage.Area whole, HeifImage.Area visible, Nclx color) {
    int item = items.primary();
    Integer alpha = alpha();
    if (items.type(item).equals(pixels)) {
      require(alpha == null || items.type(alpha).equals(pixels));
      return new HeifImage(List.of(item), 1, whole.width(), whole.height(), visible, alpha, color);
    }
    require(items.type(item).equals(GRID) && alpha == null);
    List<Integer> tiles =
        items.references("dimg").stream()
            .filter(reference -> reference.from() == item)
            .findFirst()
            .orElseThrow()
            .to();
    require(!tiles.isEmpty() && tiles.size() <= MOST_TILES);
    tiles.forEach(
        tile ->
            require(
                items.type(tile).equals(pixels)
                    && TRANSFORMS.stream().noneMatch(type -> items.has(tile, type))));
    ByteBuffer size = items.property(tiles.getFirst(), "ispe");
    size.getInt();
    int width = size.getInt();
    int height = size.getInt();
    // None may lie beyond the edge of the whole (ISO/IEC 23008-12, 6.6.2.3), so this counts them.
    int columns = ceil(whole.width(), width);
    require(columns * (long) ceil(whole.height(), height) == tiles.size());
    return new HeifImage(tiles, columns, width, height, visible, null, color);
  }

  private @Nullable Integer alpha() {
    return items.references("auxl").stream()
        .filter(reference -> reference.to().contains(items.primary()))
        .map(HeifItems.Reference::from)
        .filter(this::isAlpha)
        .findFirst()
        .orElse(null);
  }

  private boolean isAlpha(int item) {
    if (!items.has(item, "auxC")) {
      return false;
    }
    ByteBuffer kind = items.property(item, "auxC");
    kind.getInt();
    String urn = HeifBox.text(kind, kind.remaining());
    return ALPHA.stream().anyMatch(urn::startsWith);
  }

  private static int ceil(int all, int part) {
    require(all > 0 && part > 0);
    return (all - 1) / part + 1;
  }

  private static void require(boolean understood) {
    if (!understood) {
      throw new NoSuchElementException("Put together in another way");
    }
  }

  /** A size, and how far its centre lies from that of the whole, as fractions (ISO 14496-12). */
  private static HeifImage.Area cropped(HeifImage.Area whole, ByteBuffer clap, Orientation before) {
    require(before.equals(Orientation.UPRIGHT));
    long width = Math.round(fraction(clap, 0));
    long height = Math.round(fraction(clap, 8));
    long x = (long) Math.floor((whole.width() - width) / 2.0 + fraction(clap, 16));
    long y = (long) Math.floor((whole.height() - height) / 2.0 + fraction(clap, 24));
    require(width > 0 && height > 0 && x >= 0 && y >= 0);
    require(x + width <= whole.width() && y + height <= whole.height());
    return new HeifImage.Area((int) x, (int) y, (int) width, (int) height);
  }

  private static double fraction(ByteBuffer from, int at) {
    int below = from.getInt(at + 4);
    require(below > 0);
    return from.getInt(at) / (double) below;
  }

  /** 0 exchanges top and bottom, 1 left and right. */
  private static Orientation mirrored(Orientation now, int axis) {
    return axis == 1 ? now.mirroredAgain() : now.mirroredAgain().turned(2);
  }

  private static @Nullable ColorProfile profile(
      ByteBuffer content, @Nullable ColorProfile otherwise) {
    if (!Set.of("prof", "rICC").contains(HeifBox.text(content.duplicate(), 4))) {
      return otherwise;
    }
    byte[] profile = new byte[content.remaining() - 4];
    content.get(4, profile);
    return ColorProfile.of(profile);
  }

  private static Nclx nclx(ByteBuffer content, Nclx otherwise) {
    return HeifBox.text(content.duplicate(), 4).equals("nclx")
        ? Nclx.of(
            content.getShort(4), content.getShort(6), content.getShort(8), content.get(10) < 0)
        : otherwise;
  }
}
