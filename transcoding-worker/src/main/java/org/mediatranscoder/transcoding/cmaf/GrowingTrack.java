package org.mediatranscoder.transcoding.cmaf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A track while ffmpeg writes it: what of it is finished. FFmpeg fills sizes in after what they
 * count, so a header is final once a fragment follows it, and a fragment once all of it is there.
 */
final class GrowingTrack {

  private final Path file;
  private final List<Fragment> fragments = new ArrayList<>();
  private @Nullable WrittenTrack written;
  private @Nullable FileBox moov;
  private long position;

  GrowingTrack(Path file) {
    this.file = file;
  }

  /**
   * Reads what has been finished since the last time.
   *
   * @throws MalformedTrackException if that is no track
   */
  void readOn() throws IOException {
    if (Files.notExists(file)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file)) {
      Optional<FileBox> next = FileBox.at(channel, position);
      while (next.isPresent()) {
        FileBox box = next.get();
        if (box.is("moof")) {
          Optional<FileBox> mdat = FileBox.at(channel, box.end());
          if (mdat.isEmpty()) {
            return;
          }
          fragments.add(WrittenTrack.fragment(channel, box, mdat.get(), begun(channel).header()));
          position = mdat.get().end();
        } else {
          moov = box.is("moov") ? box : moov;
          position = box.end();
        }
        next = FileBox.at(channel, position);
      }
    }
  }

  private WrittenTrack begun(FileChannel channel) throws IOException {
    if (written == null) {
      if (moov == null) {
        throw new MalformedTrackException("A fragment before moov");
      }
      ByteBuffer header = moov.bytes(channel);
      written =
          new WrittenTrack(file, header, TrackHeader.of(Box.in(header).getFirst()), fragments);
    }
    return written;
  }

  /** The track as far as it is finished; empty before its first fragment. */
  Optional<WrittenTrack> written() {
    return Optional.ofNullable(written);
  }
}
