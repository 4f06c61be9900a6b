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

  /**
   * @throws MalformedTrackException if it is no such file
   */
  static WrittenTrack read(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      List<FileBox> boxes = boxes(channel);
      ByteBuffer moov =
          boxes.stream()
              .filter(box -> box.is("moov"))
              .findFirst()
              .orElseThrow(() -> new MalformedTrackException("A track without moov"))
              .bytes(channel);
      TrackHeader header = TrackHeader.of(Box.in(moov).getFirst());
      return new WrittenTrack(file, moov, header, fragments(channel, boxes, header));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<FileBox> boxes(FileChannel channel) throws IOException {
    List<FileBox> boxes = new ArrayList<>();
    long at = 0;
    while (at + 8 <= channel.size()) {
      long begin = at;
      FileBox box =
          FileBox.at(channel, begin)
              .orElseThrow(
                  () -> new MalformedTrackException("A box at %d that is cut".formatted(begin)));
      boxes.add(box);
      at = box.end();
    }
    return boxes;
  }

  private static List<Fragment> fragments(
      FileChannel channel, List<FileBox> boxes, TrackHeader header) throws IOException {
    List<Fragment> fragments = new ArrayList<>();
    for (int i = 0; i + 1 < boxes.size(); i++) {
      FileBox moof = boxes.get(i);
      FileBox mdat = boxes.get(i + 1);
      if (moof.is("moof") && mdat.is("mdat")) {
        fragments.add(fragment(channel, moof, mdat, header));
      }
    }
    return fragments;
  }

  static Fragment fragment(FileChannel channel, FileBox moof, FileBox mdat, TrackHeader header)
      throws IOException {
    return Fragment.of(moof.bytes(channel), moof.offset(), moof.size() + mdat.size(), header);
  }

  /** Seconds on the clock of all tracks at which its first sample is decoded. */
  double start() {
    return (double) header.start() / header.timescale();
  }
}
