package org.mediatranscoder.transcoding;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Still pictures with what cameras and programs write beside the pixels. */
public final class StillSources {

  /** Six flat fields: red, lime, blue, black, white, grey. */
  public static final String FIELDS =
      "-f lavfi -i nullsrc=s=601x405:r=1:d=1,format=gbrp,"
          + "geq=r='255*lt(X,100)+255*between(X,400,499)+128*gte(X,500)':"
          + "g='255*between(X,100,199)+255*between(X,400,499)+128*gte(X,500)':"
          + "b='255*between(X,200,299)+255*between(X,400,499)+128*gte(X,500)' -frames:v 1";

  /** Red at the top left, lime at the top right, blue at the bottom left, white at the right. */
  public static final String CORNERS =
      "-f lavfi -i nullsrc=s=160x96:r=1:d=1,format=gbrp,"
          + "geq=r='255*lt(X,80)*lt(Y,48)+255*gte(X,80)*gte(Y,48)':"
          + "g='255*gte(X,80)':b='255*gte(Y,48)' -frames:v 1";

  /** What must never reach an output. */
  public static final String OWNER = "Ada's camera";

  private final Samples samples;

  public StillSources(Samples samples) {
    this.samples = samples;
  }

  /** The ending says of which kind. */
  public Path make(String name, String source) {
    String options =
        switch (name.substring(name.lastIndexOf('.') + 1)) {
          case "jpg" -> " -pix_fmt yuvj444p -q:v 2";
          case "webp" -> " -c:v libwebp -quality 98";
          case "avif" ->
              " -vf scale=out_color_matrix=bt601:out_range=pc,format=yuv444p -colorspace smpte170m"
                  + " -color_range pc -c:v libaom-av1 -cpu-used 8 -crf 4 -still-picture 1";
          case "gif" ->
              " -vf split[a][b];[a]palettegen=reserve_transparent=0[p];[b][p]paletteuse=dither=none";
          default -> "";
        };
    return samples.make(name, source + options);
  }

  /** The same file with Exif that has this orientation, a camera and a place. */
  public static Path oriented(Path picture, int orientation) throws IOException {
    return with(picture, exif(orientation), new byte[0]);
  }

  /** The same file with this ICC profile. */
  public static Path profiled(Path picture, byte[] profile) throws IOException {
    return with(picture, exif(1), profile);
  }

  private static Path with(Path picture, byte[] exif, byte[] icc) throws IOException {
    byte[] plain = Files.readAllBytes(picture);
    String name = picture.getFileName().toString();
    byte[] made =
        switch (name.substring(name.lastIndexOf('.') + 1)) {
          case "jpg" -> jpeg(plain, exif, icc);
          case "png" -> png(plain, exif, icc);
          case "webp" -> webp(plain, exif, icc);
          default -> throw new IllegalArgumentException(name);
        };
    return Files.write(picture.resolveSibling("tagged-" + name), made);
  }

  /** CIPA DC-008: an orientation, a maker, and a place in Reykjavík. */
  private static byte[] exif(int orientation) {
    byte[] owner = (OWNER + "\0").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer tiff = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put(new byte[] {'I', 'I', 42, 0}).putInt(8).putShort((short) 3);
    entry(tiff, 0x010F, 2, owner.length, 100);
    entry(tiff, 0x0112, 3, 1, orientation);
    entry(tiff, 0x8825, 4, 1, 60);
    tiff.putInt(0);
    tiff.position(60).putShort((short) 2);
    entry(tiff, 1, 2, 2, 'N');
    entry(tiff, 2, 5, 3, 130);
    tiff.putInt(0);
    tiff.position(100).put(owner);
    tiff.position(130).putInt(64).putInt(1).putInt(8).putInt(1).putInt(44).putInt(1);
    return tiff.array();
  }

  private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
    tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  private static byte[] jpeg(byte[] plain, byte[] exif, byte[] icc) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    DataOutputStream to = new DataOutputStream(all);
    to.write(plain, 0, 2);
    segment(to, 0xE1, "Exif\0\0", exif);
    if (icc.length > 0) {
      segment(to, 0xE2, "ICC_PROFILE\0\1\1", icc);
    }
    to.write(plain, 2, plain.length - 2);
    return all.toByteArray();
  }

  private static void segment(DataOutputStream to, int marker, String name, byte[] content)
      throws IOException {
    to.writeShort(0xFF00 | marker);
    to.writeShort(2 + name.length() + content.length);
    to.writeBytes(name);
    to.write(content);
  }

  private static byte[] png(byte[] plain, byte[] exif, byte[] icc) throws IOException {
    int header = 8 + 12 + 13;
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    DataOutputStream to = new DataOutputStream(all);
    to.write(plain, 0, header);
    chunk(to, "eXIf", exif);
    if (icc.length > 0) {
      chunk(to, "iCCP", join("Photo\0\0".getBytes(StandardCharsets.US_ASCII), deflated(icc)));
    }
    to.write(plain, header, plain.length - header);
    return all.toByteArray();
  }

  /** An AVIF as FFmpeg writes it, with one more property of its only picture. */
  public static Path withProperty(Path avif, String type, byte[] value) throws IOException {
    byte[] plain = Files.readAllBytes(avif);
    String text = new String(plain, StandardCharsets.ISO_8859_1);
    int links = text.indexOf("ipma") + 14;
    int end = text.indexOf("ipma") - 4;
    byte[] property =
        ByteBuffer.allocate(8 + value.length)
            .putInt(8 + value.length)
            .put(type.getBytes(StandardCharsets.US_ASCII))
            .put(value)
            .array();
    int count = plain[links];
    ByteBuffer sizes = ByteBuffer.wrap(plain);
    add(sizes, text.indexOf("ipco") - 4, property.length);
    add(sizes, text.indexOf("ipma") - 4, 1);
    add(sizes, text.indexOf("iprp") - 4, property.length + 1);
    add(sizes, text.indexOf("meta") - 4, property.length + 1);
    add(sizes, text.indexOf("iloc") + 18, property.length + 1); // Where its data begin.
    sizes.put(links, (byte) (count + 1));
    int split = links + 1 + count;
    return Files.write(
        avif.resolveSibling(type + Arrays.hashCode(value) + ".avif"),
        join(
            Arrays.copyOf(plain, end),
            property,
            Arrays.copyOfRange(plain, end, split),
            new byte[] {(byte) (0x80 | (count + 1))},
            Arrays.copyOfRange(plain, split, plain.length)));
  }

  private static void add(ByteBuffer numbers, int at, int more) {
    numbers.putInt(at, numbers.getInt(at) + more);
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    byte[] buffer = new byte[bytes.length + 100];
    return Arrays.copyOf(buffer, deflater.deflate(buffer));
  }

  private static void chunk(DataOutputStream to, String type, byte[] content) throws IOException {
    byte[] checked = join(type.getBytes(StandardCharsets.US_ASCII), content);
    CRC32 checksum = new CRC32();
    checksum.update(checked);
    to.writeInt(content.length);
    to.write(checked);
    to.writeInt((int) checksum.getValue());
  }

  /** With the header of the extended format. */
  private static byte[] webp(byte[] plain, byte[] exif, byte[] icc) {
    byte[] pixels = plain;
    int from = 12;
    if (new String(plain, 12, 4, StandardCharsets.US_ASCII).equals("VP8X")) {
      from = 12 + 18;
    }
    ByteBuffer size = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
    int width = (size.getShort(12 + 14) & 0x3FFF) - 1;
    int height = (size.getShort(12 + 16) & 0x3FFF) - 1;
    byte[] extended =
        ByteBuffer.allocate(10)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(icc.length > 0 ? 0x28 : 0x08)
            .put((byte) width)
            .putShort((short) (width >> 8))
            .put((byte) height)
            .putShort((short) (height >> 8))
            .array();
    byte[] rest =
        join(
            riff("VP8X", extended),
            icc.length > 0 ? riff("ICCP", icc) : new byte[0],
            Arrays.copyOfRange(pixels, from, pixels.length),
            riff("EXIF", exif));
    return riff("RIFF", join("WEBP".getBytes(StandardCharsets.US_ASCII), rest));
  }

  private static byte[] riff(String type, byte[] content) {
    return ByteBuffer.allocate(8 + content.length + (content.length & 1))
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(type.getBytes(StandardCharsets.US_ASCII))
        .putInt(content.length)
        .put(content)
        .array();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** Display P3, as telephones write it. */
  public static byte[] displayP3() {
    return profile(
        List.of(
            0.515102, 0.241196, -0.001053, 0.291965, 0.692236, 0.041885, 0.157153, 0.066568,
            0.784073),
        new double[] {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045});
  }

  /** Adobe RGB (1998). */
  public static byte[] adobeRgb() {
    return profile(
        List.of(0.60974, 0.31111, 0.01947, 0.20528, 0.62567, 0.06087, 0.14919, 0.06322, 0.74457),
        new double[] {563 / 256.0});
  }

  /** ISO 15076-1, version 4: three parametric curves and a matrix. */
  private static byte[] profile(List<Double> colorants, double[] curve) {
    ByteBuffer icc = ByteBuffer.allocate(1024);
    icc.putInt(1024)
        .putInt(0)
        .putInt(0x04300000)
        .put("mntrRGB XYZ ".getBytes(StandardCharsets.US_ASCII));
    icc.position(36).put("acsp".getBytes(StandardCharsets.US_ASCII));
    icc.position(68);
    for (double white : new double[] {0.9642, 1.0, 0.8249}) {
      icc.putInt(fixed(white));
    }
    icc.position(128).putInt(9);
    tag(icc, "desc", 300, 60);
    tag(icc, "cprt", 300, 60);
    tag(icc, "wtpt", 400, 20);
    for (int color = 0; color < 3; color++) {
      tag(icc, "rgb".charAt(color) + "XYZ", 430 + 20 * color, 20);
      tag(icc, "rgb".charAt(color) + "TRC", 600, 12 + 4 * curve.length);
    }
    icc.position(300).put("mluc".getBytes(StandardCharsets.US_ASCII)).putInt(0).putInt(1);
    icc.putInt(12).put("enUS".getBytes(StandardCharsets.US_ASCII)).putInt(8).putInt(28);
    icc.put("\0P\0h\0o\0t".getBytes(StandardCharsets.US_ASCII));
    xyz(icc, 400, List.of(0.9642, 1.0, 0.8249));
    for (int color = 0; color < 3; color++) {
      xyz(icc, 430 + 20 * color, colorants.subList(3 * color, 3 * color + 3));
    }
    icc.position(600).put("para".getBytes(StandardCharsets.US_ASCII)).putInt(0);
    icc.putShort((short) (curve.length == 1 ? 0 : 3)).putShort((short) 0);
    for (double number : curve) {
      icc.putInt(fixed(number));
    }
    return icc.array();
  }

  private static void tag(ByteBuffer icc, String name, int at, int size) {
    icc.put(name.getBytes(StandardCharsets.US_ASCII)).putInt(at).putInt(size);
  }

  private static void xyz(ByteBuffer icc, int at, List<Double> numbers) {
    icc.position(at).put("XYZ ".getBytes(StandardCharsets.US_ASCII)).putInt(0);
    numbers.forEach(number -> icc.putInt(fixed(number)));
  }

  private static int fixed(double number) {
    return (int) Math.round(number * 65536);
  }
}
