package org.mediatranscoder.transcoding.cmaf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Joins tracks that follow one another: the header of the first, and the fragments of all with the
 * times that they have in the whole. FFmpeg counts the fragments of each run from zero.
 */
public final class TrackJoin {

  private TrackJoin() {}

  /**
   * Writes the file. If the first frame is decoded before the clock begins, all times are later by
   * as much.
   *
   * @param pieces one or more, in their order; their files are changed
   * @throws MalformedTrackException if they do not follow one another, or a decoder would have to
   *     be told other things about one of them than about the first
   */
  public static void join(List<TrackPiece> pieces, Path joined) {
    requireSuccession(pieces);
    long later = -Math.min(0, pieces.getFirst().firstDecoded());
    try (FileChannel to =
        FileChannel.open(joined, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      TrackWriter.writeAll(to, TrackWriter.begin(WrittenTrack.read(pieces.getFirst().file())));
      for (TrackPiece piece : pieces) {
        append(WrittenTrack.read(piece.file()), later, to);
      }
    } catch (IOException full) {
      throw new UncheckedIOException("A joined track cannot be written", full);
    }
  }

  private static void requireSuccession(List<TrackPiece> pieces) {
    TrackPiece before = pieces.getFirst();
    for (TrackPiece piece : pieces.subList(1, pieces.size())) {
      if (piece.timescale() != before.timescale() || !piece.settings().equals(before.settings())) {
        throw new MalformedTrackException("A piece with other settings than the one before");
      }
      if (piece.firstDecoded() <= before.lastDecoded() || piece.first() <= before.last()) {
        throw new MalformedTrackException(
            "A piece that begins at %d (%d), before the end of the one before at %d (%d)"
                .formatted(
                    piece.first(), piece.firstDecoded(), before.last(), before.lastDecoded()));
      }
      before = piece;
    }
  }

  private static void append(WrittenTrack written, long later, FileChannel to) throws IOException {
    long move = TrackPiece.move(written) + later;
    try (FileChannel from =
        FileChannel.open(written.file(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      for (Fragment fragment : written.fragments()) {
        TrackWriter.setTime(from, fragment, fragment.decodeTime() + move);
        TrackWriter.copy(from, fragment, to);
      }
    }
  }
}
