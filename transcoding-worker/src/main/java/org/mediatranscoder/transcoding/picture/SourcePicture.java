package org.mediatranscoder.transcoding.picture;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.failure.MediaTooLargeException;
import org.springframework.util.unit.DataSize;

/**
 * A still picture as a source.
 *
 * @param orientation which makes it upright
 * @param profile its colours; null if they are what FFmpeg says, or else sRGB
 * @param whole whether the file reaches its own end
 * @param animated whether it has several frames
 * @param image of AVIF and HEIC, what it is put together of; null if that is not understood
 */
public record SourcePicture(
    PictureKind kind,
    Orientation orientation,
    @Nullable ColorProfile profile,
    boolean whole,
    boolean animated,
    @Nullable HeifImage image) {

  /** Tiles, and beside them pictures that are smaller, or say how deep or how bright it is. */
  private static final String MOST_ITEMS = "512";

  /** Of files that are read once from their beginning to their end. */
  private static final int BUFFER = 1 << 16;

  /** More than any camera writes; a larger file would be read for minutes. */
  private static final DataSize MOST = DataSize.ofMegabytes(512);

  /** Whether its pixels lie in items of its file, which only FFmpeg from 7.1 on shows. */
  public boolean isOfItems() {
    return kind == PictureKind.HEIC || (image != null && !image.isPlain());
  }

  /** Options of the input of ffprobe and ffmpeg alike, behind those of the cage. */
  public List<String> inputOptions() {
    List<String> options = new ArrayList<>(kind.inputOptions());
    if (isOfItems()) {
      // Each has a decoder of its own, so one of them takes no more than one thread.
      options.addAll(List.of("-max_streams", MOST_ITEMS, "-threads", "1"));
    }
    return options;
  }

  /**
   * Empty if the file is of no kind that is read here.
   *
   * @throws MediaTooLargeException if the file is larger than pictures are
   */
  public static Optional<SourcePicture> of(Path file) {
    try (DataInputStream stream = open(file)) {
      String header =
          new String(stream.readNBytes(PictureKind.HEADER_BYTES), StandardCharsets.ISO_8859_1);
      Optional<PictureKind> kind = PictureKind.of(header);
      if (kind.isEmpty()) {
        return Optional.empty();
      }
      if (Files.size(file) > MOST.toBytes()) {
        throw new MediaTooLargeException("The picture is larger than we take.");
      }
      return Optional.of(read(kind.get(), file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static SourcePicture read(PictureKind kind, Path file) throws IOException {
    try (DataInputStream stream = open(file)) {
      Metadata found =
          switch (kind) {
            case JPEG -> JpegFile.read(stream);
            case PNG -> PngFile.read(stream);
            case WEBP -> WebpChunks.read(stream);
            case AVIF -> HeifFile.read(stream, "av01");
            case HEIC -> HeifFile.read(stream, "hvc1");
          };
      return new SourcePicture(
          kind,
          found.orientation(),
          found.profile(),
          found.whole(),
          found.animated(),
          found.image());
    }
  }

  private static DataInputStream open(Path file) throws IOException {
    InputStream stream = Files.newInputStream(file);
    return new DataInputStream(new BufferedInputStream(stream, BUFFER));
  }
}
