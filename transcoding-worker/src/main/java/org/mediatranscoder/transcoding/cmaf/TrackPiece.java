package org.mediatranscoder.transcoding.cmaf;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/**
 * A track that is to follow others or to be followed by them. Times are in ticks, on the clock of
 * the encode that made it.
 *
 * @param file with one track in fragments, as ffmpeg writes it with delayed header and edit list
 * @param timescale ticks a second
 * @param first when the first of its frames is shown; likewise last
 * @param firstDecoded when its first frame is decoded; likewise lastDecoded
 * @param frames how many there are; at least one
 * @param settings what a decoder is told before the first frame, parameter sets included, in hex
 */
public record TrackPiece(
    Path file,
    long timescale,
    long first,
    long last,
    long firstDecoded,
    long lastDecoded,
    long frames,
    String settings) {

  private static final int VIDEO_ENTRY = 8 + 78;

  /** How many bits it takes, which differs and matters to no decoder. */
  private static final String BIT_RATE = "btrt";

  /**
   * @throws MalformedTrackException if the file is not such a one, or has no frame
   */
  public static TrackPiece read(Path file) {
    WrittenTrack written = WrittenTrack.read(file);
    List<Fragment> fragments = written.fragments();
    if (fragments.isEmpty()) {
      throw new MalformedTrackException("A track without fragments");
    }
    long move = move(written);
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    long frames = 0;
    for (Fragment fragment : fragments) {
      first = Math.min(first, move + fragment.decodeTime() + fragment.earliest());
      last = Math.max(last, move + fragment.decodeTime() + fragment.latest());
      frames += fragment.samples();
    }
    Fragment end = fragments.getLast();
    return new TrackPiece(
        file,
        written.header().timescale(),
        first,
        last,
        move + fragments.getFirst().decodeTime(),
        move + end.decodeTime() + end.lastDecoded(),
        frames,
        settings(written.moov()));
  }

  /** From the times of its fragments, which begin at zero, to the clock of the encode. */
  static long move(WrittenTrack written) {
    return written.header().start() - written.fragments().getFirst().decodeTime();
  }

  private static String settings(ByteBuffer moov) {
    Box stsd =
        Box.in(moov.duplicate().rewind()).getFirst().need("trak", "mdia", "minf", "stbl", "stsd");
    ByteBuffer entries = stsd.content().slice(8, stsd.content().limit() - 8);
    StringBuilder settings = new StringBuilder(hex(entries.slice(4, VIDEO_ENTRY - 4)));
    Box.in(entries.position(VIDEO_ENTRY)).stream()
        .filter(box -> !box.type().equals(BIT_RATE))
        .forEach(box -> settings.append(' ').append(box.type()).append(hex(box.content())));
    return settings.toString();
  }

  private static String hex(ByteBuffer content) {
    byte[] bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
