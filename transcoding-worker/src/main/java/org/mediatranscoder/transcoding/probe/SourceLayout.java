package org.mediatranscoder.transcoding.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.probe.EbmlFile.Element;

/**
 * Where an MP4 or Matroska file has its headers and its media. A file of the same size that has
 * only some of its bytes, at their places, is read by FFmpeg like the whole as long as it needs no
 * other.
 */
public final class SourceLayout {

  private static final long EBML = 0x1A45DFA3;
  private static final long SEGMENT = 0x18538067;
  private static final long CLUSTER = 0x1F43B675;
  private static final Set<String> MEDIA = Set.of("mdat", "free", "skip", "wide");
  private static final int BOX_HEADER = 16;
  private static final int MOST_BOXES = 1000;

  /** FFmpeg reads 5,000,000 bytes of the first packets to find out what the streams are. */
  private static final long PROBED = 6L << 20;

  /** Ranges that are nearer to each other are one, as each takes a request. */
  private static final long NEAR = 256L << 10;

  private final long size;
  private final List<ByteRange> headers;
  private final List<ByteRange> clusters;

  private SourceLayout(long size, List<ByteRange> headers, List<ByteRange> clusters) {
    this.size = size;
    this.headers = headers;
    this.clusters = clusters;
  }

  /** Empty if it is another kind of file, or one whose headers are spread all over it. */
  public static Optional<SourceLayout> of(Path source) {
    try (FileChannel file = FileChannel.open(source)) {
      EbmlFile ebml = new EbmlFile(file);
      return ebml.startsWith(EBML) ? matroska(ebml) : mp4(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Optional<SourceLayout> matroska(EbmlFile file) throws IOException {
    Element root = file.root();
    Optional<Element> segment = file.first(root, SEGMENT);
    if (segment.isEmpty()) {
      return Optional.empty();
    }
    List<ByteRange> headers = new ArrayList<>(List.of(new ByteRange(0, segment.get().start())));
    List<ByteRange> clusters = new ArrayList<>();
    long position = segment.get().start();
    for (Element element : file.children(segment.get())) {
      (element.id() == CLUSTER ? clusters : headers).add(new ByteRange(position, element.end()));
      position = element.end();
    }
    return clusters.isEmpty() || file.isTooLong()
        ? Optional.empty()
        : Optional.of(new SourceLayout(root.end(), headers, clusters));
  }

  /** A file in fragments has headers all over it. */
  private static Optional<SourceLayout> mp4(FileChannel file) throws IOException {
    List<ByteRange> headers = new ArrayList<>();
    List<ByteRange> media = new ArrayList<>();
    long position = 0;
    for (int i = 0; position < file.size(); i++) {
      @Nullable ByteRange box = box(file, position);
      String type = type(file, position);
      if (box == null || type.equals("moof") || i == MOST_BOXES) {
        return Optional.empty();
      }
      if (MEDIA.contains(type)) {
        headers.add(new ByteRange(position, Math.min(box.until(), position + BOX_HEADER)));
        media.add(box);
      } else {
        headers.add(box);
      }
      position = box.until();
    }
    return media.isEmpty()
        ? Optional.empty()
        : Optional.of(new SourceLayout(file.size(), headers, List.of()).beginningWith(media));
  }

  /** Null if it is none. */
  private static @Nullable ByteRange box(FileChannel file, long position) throws IOException {
    ByteBuffer header = header(file, position);
    if (header.remaining() < BOX_HEADER / 2) {
      return null;
    }
    long length = Integer.toUnsignedLong(header.getInt(0));
    if (length == 1 && header.remaining() == BOX_HEADER) {
      length = header.getLong(BOX_HEADER / 2);
    } else if (length == 0) {
      length = file.size() - position;
    }
    return length < BOX_HEADER / 2 || length > file.size() - position
        ? null
        : new ByteRange(position, position + length);
  }

  private static String type(FileChannel file, long position) throws IOException {
    ByteBuffer header = header(file, position);
    byte[] letters = new byte[Math.max(0, Math.min(4, header.remaining() - 4))];
    header.get(4, letters);
    return new String(letters, StandardCharsets.ISO_8859_1);
  }

  private static ByteBuffer header(FileChannel file, long position) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(BOX_HEADER);
    while (header.hasRemaining() && file.read(header, position + header.position()) > 0) {
      // Until there are no more.
    }
    return header.flip();
  }

  private SourceLayout beginningWith(List<ByteRange> media) {
    List<ByteRange> all = new ArrayList<>(headers);
    all.add(beginning(media.getFirst().from()));
    return new SourceLayout(size, all, clusters);
  }

  private ByteRange beginning(long media) {
    return new ByteRange(media, Math.min(size, media + PROBED));
  }

  /** All of a file of which it is not known where it has what. */
  public static ByteRange whole(Path source) {
    return new ByteRange(0, source.toFile().length());
  }

  /**
   * What of the file it takes to read these packets.
   *
   * @return rising ranges that do not touch
   */
  public List<ByteRange> with(ByteRange packets) {
    List<ByteRange> all = new ArrayList<>(headers);
    if (!clusters.isEmpty()) {
      all.add(beginning(clusters.getFirst().from()));
    }
    all.add(packets);
    clusters.stream()
        .filter(cluster -> cluster.from() < packets.until() && cluster.until() > packets.from())
        .forEach(all::add);
    return joined(all);
  }

  private static List<ByteRange> joined(List<ByteRange> ranges) {
    List<ByteRange> joined = new ArrayList<>();
    for (ByteRange next :
        ranges.stream().sorted(Comparator.comparingLong(ByteRange::from)).toList()) {
      if (!joined.isEmpty() && next.from() - joined.getLast().until() <= NEAR) {
        ByteRange last = joined.removeLast();
        joined.add(new ByteRange(last.from(), Math.max(last.until(), next.until())));
      } else {
        joined.add(next);
      }
    }
    return List.copyOf(joined);
  }
}
