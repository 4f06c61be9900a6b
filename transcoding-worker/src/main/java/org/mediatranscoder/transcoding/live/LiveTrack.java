package org.mediatranscoder.transcoding.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mediatranscoder.model.job.OutputPackage;
import org.mediatranscoder.transcoding.cmaf.GrowingPackage;
import org.mediatranscoder.transcoding.cmaf.Track;
import org.mediatranscoder.transcoding.manifest.LivePiece;
import org.mediatranscoder.transcoding.manifest.PackageFiles;
import org.springframework.util.unit.DataSize;

/** What of one track is stored. */
final class LiveTrack {

  /** More only if one segment is larger. */
  private static final long MOST_BYTES = DataSize.ofMegabytes(8).toBytes();

  private final GrowingPackage growing;
  private final int number;
  private final LiveStore store;
  private final List<LivePiece> pieces = new ArrayList<>();
  private boolean begun;
  private int stored;
  private int told;

  /**
   * @param number among the tracks of the package
   */
  LiveTrack(GrowingPackage growing, int number, LiveStore store) {
    this.growing = growing;
    this.number = number;
    this.store = store;
  }

  boolean hasMore(Track track) {
    return track.segments().size() > told;
  }

  /** Stores what is finished and not stored, and then the playlist that names it. */
  void storeMore(Track track) throws IOException {
    String type = track.isVideo() ? "video/mp4" : "audio/mp4";
    if (!begun) {
      // At the name and place at which the finished file has it: players fetch it once.
      store.put(track.file(), type, growing.header(number));
      begun = true;
    }
    while (stored < track.segments().size()) {
      int until = end(track);
      LivePiece piece = new LivePiece(PackageFiles.livePiece(track, stored), until - stored);
      store.put(piece.file(), type, growing.media(number, stored, until));
      pieces.add(piece);
      stored = until;
    }
    if (told < stored) {
      String playlist = PackageFiles.livePlaylist(track, pieces);
      store.put(PackageFiles.playlist(track), OutputPackage.PLAYLIST_TYPE, bytes(playlist));
      told = stored;
    }
  }

  /** The first segment that is not in the next piece any more. */
  private int end(Track track) {
    int until = stored;
    long size = 0;
    do {
      size += track.segments().get(until).bytes();
      until++;
    } while (until < track.segments().size()
        && size + track.segments().get(until).bytes() <= MOST_BYTES);
    return until;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
