package org.mediatranscoder.transcoding.plan;

import java.util.ArrayList;
import java.util.List;
import org.mediatranscoder.transcoding.formats.VideoEncoding;

/** Which of the sizes of a format a video is made in. */
final class Ladder {

  /** A size of which the next smaller one has more than 1 / 1.4 of the pixels is not worth it. */
  private static final double LEAST_STEP = 1.4;

  private Ladder() {}

  /**
   * One size.
   *
   * @param encoding how it is encoded
   */
  record Rung(FrameSize size, VideoEncoding encoding) {

    /** Such as {@code 720p}. */
    String label() {
      return Math.min(size.width(), size.height()) + "p";
    }

    long pixels() {
      return (long) size.width() * size.height();
    }
  }

  /**
   * The rungs that are smaller than the source, and one of its own size unless it is larger than
   * all of them; never a larger one.
   *
   * @param rungs the largest first
   * @return the largest first, at least one
   */
  static List<Rung> of(FrameSize source, List<VideoEncoding> rungs) {
    FrameSize whole = source.fitShortSide(1 << 20);
    List<Rung> chosen = new ArrayList<>();
    for (VideoEncoding encoding : rungs.reversed()) {
      Rung rung = new Rung(source.fitShortSide(encoding.resolution()), encoding);
      Rung smaller = chosen.isEmpty() ? null : chosen.getFirst();
      if (smaller != null && rung.pixels() < LEAST_STEP * smaller.pixels()) {
        rung = new Rung(rung.size(), smaller.encoding());
        chosen.removeFirst();
      }
      chosen.addFirst(rung);
      if (rung.size().equals(whole)) {
        break;
      }
    }
    return chosen;
  }
}
