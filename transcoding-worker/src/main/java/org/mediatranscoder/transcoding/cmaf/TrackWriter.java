package org.mediatranscoder.transcoding.cmaf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.mediatranscoder.transcoding.cmaf.Track.Segment;

/**
 * Writes the tracks of a package anew: with an index, without edit lists, and with the time in each
 * fragment at which it plays. All are later by as much as the first sample is decoded before the
 * media begin (priming of audio, or frames that are decoded before they are shown), so that no time
 * is negative and none depends on an edit list.
 */
public final class TrackWriter {

  /** Brands (ISO/IEC 14496-12, 4.3): the first is what a reader must know. */
  private static final List<String> BRANDS = List.of("iso6", "cmfc", "dash", "mp41");

  private TrackWriter() {}

  /**
   * Whether ffmpeg has written anything to the file.
   *
   * @throws MalformedTrackException if that is no track
   */
  public static boolean hasMedia(Path directory, String file) {
    Path track = directory.resolve(file);
    return track.toFile().length() > 0 && !WrittenTrack.read(track).fragments().isEmpty();
  }

  /**
   * Replaces each file.
   *
   * @param files of one encode; each with one track in fragments, as ffmpeg writes it with delayed
   *     header and edit list
   * @return the tracks in the same order
   * @throws MalformedTrackException if a file is not such a one
   */
  public static List<Track> finish(Path directory, List<String> files) {
    List<WrittenTrack> written =
        files.stream().map(file -> WrittenTrack.read(directory.resolve(file))).toList();
    double shift = shift(written);
    return written.stream().map(track -> finish(track, shift)).toList();
  }

  /** By how many seconds all tracks of a package are later than ffmpeg has written them. */
  static double shift(List<WrittenTrack> written) {
    return -Math.min(0, written.stream().mapToDouble(WrittenTrack::start).min().orElse(0));
  }

  /** The same in ticks of one of them. */
  static long offset(WrittenTrack written, double shift) {
    return Math.round(shift * written.header().timescale());
  }

  /** By how much the times of its fragments are to be moved, in ticks. */
  static long move(WrittenTrack written, long offset) {
    return written.header().start() + offset - written.fragments().getFirst().decodeTime();
  }

  private static Track finish(WrittenTrack written, double shift) {
    if (written.fragments().isEmpty()) {
      throw new MalformedTrackException("A track without fragments");
    }
    long offset = offset(written, shift);
    long move = move(written, offset);
    ByteBuffer begin = begin(written);
    ByteBuffer index = SegmentIndex.of(written.fragments(), written.header().timescale(), move);
    Track track = track(written, begin, index.limit(), offset, move);
    write(written, begin, index, move);
    return track;
  }

  static Track track(
      WrittenTrack written, ByteBuffer begin, int indexBytes, long offset, long move) {
    TrackHeader header = written.header();
    return new Track(
        written.file().getFileName().toString(),
        header.codec(),
        header.width(),
        header.height(),
        header.channels(),
        header.sampleRate(),
        header.language(),
        header.timescale(),
        offset,
        begin.limit(),
        indexBytes,
        segments(written.fragments(), begin.limit() + indexBytes, move));
  }

  private static List<Segment> segments(List<Fragment> fragments, long position, long move) {
    List<Segment> segments = new ArrayList<>();
    long at = position;
    for (Fragment fragment : fragments) {
      segments.add(
          new Segment(
              at,
              fragment.bytes(),
              fragment.keyFrameBytes(),
              fragment.decodeTime() + move + fragment.earliest(),
              fragment.duration(),
              fragment.samples()));
      at += fragment.bytes();
    }
    return segments;
  }

  /** File type and header; what was an edit list is free space. */
  static ByteBuffer begin(WrittenTrack written) {
    ByteBuffer moov = written.moov();
    int track =
        Box.in(moov.slice(8, moov.limit() - 8)).stream()
            .filter(box -> box.type().equals("trak"))
            .mapToInt(box -> 8 + box.offset())
            .findFirst()
            .orElseThrow(() -> new MalformedTrackException("moov without trak"));
    int trackBytes = moov.getInt(track);
    Box.in(moov.slice(track + 8, trackBytes - 8)).stream()
        .filter(box -> box.type().equals("edts"))
        .forEach(box -> moov.put(track + 8 + box.offset() + 4, letters("free")));
    int typeBytes = 16 + 4 * BRANDS.size();
    ByteBuffer begin = ByteBuffer.allocate(typeBytes + moov.limit());
    begin.putInt(typeBytes).put(letters("ftyp")).put(letters(BRANDS.getFirst())).putInt(1);
    BRANDS.forEach(brand -> begin.put(letters(brand)));
    return begin.put(moov.duplicate().rewind()).flip();
  }

  private static byte[] letters(String four) {
    return four.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void write(WrittenTrack written, ByteBuffer begin, ByteBuffer index, long move) {
    Path file = written.file();
    Path copy = file.resolveSibling(file.getFileName() + ".track");
    try {
      try (FileChannel from =
              FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
          FileChannel to =
              FileChannel.open(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        writeAll(to, begin);
        writeAll(to, index);
        for (Fragment fragment : written.fragments()) {
          setTime(from, fragment, fragment.decodeTime() + move);
          copy(from, fragment, to);
        }
      }
      Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException broken) {
      throw new UncheckedIOException("A track cannot be written", broken);
    }
  }

  static void setTime(FileChannel file, Fragment fragment, long time) throws IOException {
    ByteBuffer bytes =
        fragment.largeTime()
            ? ByteBuffer.allocate(8).putLong(time).flip()
            : ByteBuffer.allocate(4).putInt(Math.toIntExact(time)).flip();
    file.write(bytes, fragment.offset() + fragment.timeOffset());
  }

  static void copy(FileChannel from, Fragment fragment, FileChannel to) throws IOException {
    long at = fragment.offset();
    while (at < fragment.end()) {
      at += from.transferTo(at, fragment.end() - at, to);
    }
  }

  static void writeAll(FileChannel to, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
  }
}
