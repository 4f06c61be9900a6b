package org.mediatranscoder.transcoding.cmaf;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The tracks of a package while ffmpeg writes them. Headers and segments have the same bytes as
 * those that {@link TrackWriter#finish} will write. Not safe for several threads.
 */
public final class GrowingPackage {

  private final List<GrowingTrack> growing;
  private final List<Begun> begun = new ArrayList<>();

  /** A track of which the beginning is finished. */
  private record Begun(WrittenTrack written, ByteBuffer begin, long offset, long move) {

    Track track() {
      return TrackWriter.track(written, begin, 0, offset, move);
    }
  }

  /**
   * @param files of one encode, which are there and may be empty
   */
  public GrowingPackage(Path directory, List<String> files) {
    this.growing = files.stream().map(file -> new GrowingTrack(directory.resolve(file))).toList();
  }

  /**
   * Reads what ffmpeg has finished since the last time.
   *
   * @return all tracks with the segments that are finished, in the order of the files and without
   *     an index; empty until each has one
   * @throws MalformedTrackException if a file is no track
   */
  public List<Track> readOn() throws IOException {
    for (GrowingTrack track : growing) {
      track.readOn();
    }
    if (begun.isEmpty() && growing.stream().allMatch(track -> track.written().isPresent())) {
      begin(growing.stream().map(track -> track.written().orElseThrow()).toList());
    }
    return begun.stream().map(Begun::track).toList();
  }

  private void begin(List<WrittenTrack> written) {
    double shift = TrackWriter.shift(written);
    for (WrittenTrack track : written) {
      long offset = TrackWriter.offset(track, shift);
      long move = TrackWriter.move(track, offset);
      begun.add(new Begun(track, TrackWriter.begin(track), offset, move));
    }
  }

  /** The first bytes of the finished file, without which no segment can be decoded. */
  public byte[] header(int track) {
    ByteBuffer begin = begun.get(track).begin.duplicate();
    byte[] bytes = new byte[begin.remaining()];
    begin.get(bytes);
    return bytes;
  }

  /**
   * Segments of a track, one after the other.
   *
   * @param from the first of them, counted from 0
   * @param until the first one that is not wanted any more
   */
  public byte[] media(int track, int from, int until) throws IOException {
    Begun of = begun.get(track);
    List<Fragment> fragments = of.written.fragments().subList(from, until);
    int size = Math.toIntExact(fragments.stream().mapToLong(Fragment::bytes).sum());
    ByteBuffer media = ByteBuffer.allocate(size);
    try (FileChannel channel = FileChannel.open(of.written.file())) {
      for (Fragment fragment : fragments) {
        int begin = media.position();
        read(channel, fragment, media.slice(begin, (int) fragment.bytes()));
        fragment.setTime(media, begin, fragment.decodeTime() + of.move);
        media.position(begin + (int) fragment.bytes());
      }
    }
    return media.array();
  }

  private static void read(FileChannel channel, Fragment fragment, ByteBuffer to)
      throws IOException {
    while (to.hasRemaining()) {
      if (channel.read(to, fragment.offset() + to.position()) < 0) {
        throw new EOFException("A fragment became shorter");
      }
    }
  }
}
