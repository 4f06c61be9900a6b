package org.mediatranscoder.transcoding.cmaf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A track as ffmpeg has written it.
 *
 * @param moov its header box
 * @param fragments in the order of the file, one after the other without anything between
 */
record WrittenTrack(Path file, ByteBuffer moov, TrackHeader header, List<Fragment> fragments) {

  /** A fragment of an hour has some hundred thousand samples of 16 bytes. */
  private static final long LARGEST_HEADER = 64L << 20;

  private static final int BOX_HEADER = 16;

  /** The first bytes of a box of a file. */
  private record Start(String type, long offset, long size) {}

  /**
   * @throws MalformedTrackException if it is no such file
   */
  static WrittenTrack read(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      List<Start> boxes = boxes(channel);
      ByteBuffer moov =
          bytes(
              channel,
              boxes.stream()
                  .filter(box -> box.type.equals("moov"))
                  .findFirst()
                  .orElseThrow(() -> new MalformedTrackException("A track without moov")));
      TrackHeader header = TrackHeader.of(Box.in(moov).getFirst());
      return new WrittenTrack(file, moov, header, fragments(channel, boxes, header));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<Start> boxes(FileChannel channel) throws IOException {
    List<Start> boxes = new ArrayList<>();
    long at = 0;
    while (at + 8 <= channel.size()) {
      ByteBuffer header = ByteBuffer.allocate(BOX_HEADER);
      while (header.hasRemaining() && channel.read(header, at + header.position()) > 0) {}
      long size = Integer.toUnsignedLong(header.getInt(0));
      size = size == 1 ? header.getLong(8) : size;
      if (size < 8 || size > channel.size() - at) {
        throw new MalformedTrackException("A box of %d bytes at %d".formatted(size, at));
      }
      boxes.add(new Start(Box.type(header, 4), at, size));
      at += size;
    }
    return boxes;
  }

  private static List<Fragment> fragments(
      FileChannel channel, List<Start> boxes, TrackHeader header) throws IOException {
    List<Fragment> fragments = new ArrayList<>();
    for (int i = 0; i + 1 < boxes.size(); i++) {
      Start moof = boxes.get(i);
      Start mdat = boxes.get(i + 1);
      if (moof.type.equals("moof") && mdat.type.equals("mdat")) {
        fragments.add(
            Fragment.of(bytes(channel, moof), moof.offset, moof.size + mdat.size, header));
      }
    }
    return fragments;
  }

  private static ByteBuffer bytes(FileChannel channel, Start box) throws IOException {
    if (box.size > LARGEST_HEADER) {
      throw new MalformedTrackException("A header of %d bytes".formatted(box.size));
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) box.size);
    while (bytes.hasRemaining() && channel.read(bytes, box.offset + bytes.position()) > 0) {}
    return bytes.rewind();
  }

  /** Seconds on the clock of all tracks at which its first sample is decoded. */
  double start() {
    return (double) header.start() / header.timescale();
  }
}
