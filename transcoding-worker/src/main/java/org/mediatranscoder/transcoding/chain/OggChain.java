package org.mediatranscoder.transcoding.chain;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds where the parameters of a chained Ogg file change, by the headers of its pages. */
final class OggChain {

  private OggChain() {}

  /**
   * The file in pieces, each of which FFmpeg reads whole. Empty if it is no Ogg file, if a link
   * holds anything but one audio stream, or if a page does not follow the one before.
   */
  static List<OggPiece> pieces(FileChannel channel) throws IOException {
    List<OggPiece> pieces = new ArrayList<>();
    boolean linkBegins = false;
    long position = 0;
    while (position < channel.size()) {
      Optional<OggPage> page = OggPage.at(channel, position);
      if (page.isEmpty() || (linkBegins && page.get().isFirst())) {
        return List.of(); // Damaged, or a second stream in the link.
      }
      linkBegins = page.get().isFirst();
      if (linkBegins) {
        var packet = OggPage.bytes(channel, page.get().data(), AudioParameters.PACKET_BYTES);
        Optional<AudioParameters> parameters = AudioParameters.of(packet);
        if (parameters.isEmpty()) {
          return List.of();
        }
        add(pieces, position, parameters.get());
      }
      position = page.get().end();
    }
    return closed(pieces, channel.size());
  }

  private static void add(List<OggPiece> pieces, long position, AudioParameters parameters) {
    if (pieces.isEmpty() || !pieces.getLast().parameters().equals(parameters)) {
      closed(pieces, position);
      pieces.add(new OggPiece(position, position, parameters));
    }
  }

  /** The last piece goes as far as that. */
  private static List<OggPiece> closed(List<OggPiece> pieces, long end) {
    if (!pieces.isEmpty()) {
      pieces.set(pieces.size() - 1, pieces.getLast().until(end));
    }
    return pieces;
  }
}
