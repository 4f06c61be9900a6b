package org.mediatranscoder.transcoding.manifest;

import java.util.List;
import java.util.Locale;
import org.mediatranscoder.transcoding.cmaf.Track;
import org.mediatranscoder.transcoding.cmaf.Track.Segment;

/** Writes the playlist of one track: its segments are parts of its one file. */
final class HlsMedia {

  /** A player of a playlist without an end would begin near where it grows. */
  static final String FROM_THE_BEGINNING = "#EXT-X-START:TIME-OFFSET=0\n";

  private static final String WHOLE = "VOD";
  private static final String GROWING = "EVENT";

  private HlsMedia() {}

  /**
   * @param targetSeconds no segment of the package is longer, rounded to whole seconds
   */
  static String of(Track track, int targetSeconds) {
    StringBuilder lines = head(track, targetSeconds, WHOLE, "");
    for (Segment segment : track.segments()) {
      append(lines, track, segment, segment.bytes(), segment.offset(), track.file());
    }
    return lines.append("#EXT-X-ENDLIST\n").toString();
  }

  /** Key frames only, with which players show pictures while a person seeks. */
  static String ofKeyFrames(Track track, int targetSeconds) {
    StringBuilder lines = head(track, targetSeconds, WHOLE, "#EXT-X-I-FRAMES-ONLY\n");
    for (Segment segment : track.segments()) {
      append(lines, track, segment, segment.keyFrameBytes(), segment.offset(), track.file());
    }
    return lines.append("#EXT-X-ENDLIST\n").toString();
  }

  /** Subtitles are one segment: all of them are smaller than a second of video. */
  static String ofText(TextTrack text, double seconds) {
    return String.format(
        Locale.ROOT,
        """
        #EXTM3U
        #EXT-X-VERSION:7
        #EXT-X-TARGETDURATION:%d
        #EXT-X-MEDIA-SEQUENCE:0
        #EXT-X-PLAYLIST-TYPE:VOD
        #EXTINF:%.6f,
        %s
        #EXT-X-ENDLIST
        """,
        Math.max(1, (int) Math.ceil(seconds)),
        seconds,
        text.file());
  }

  /**
   * Of a track that is being made: its segments are in pieces, and more will follow.
   *
   * @param pieces hold the first segments of the track
   */
  static String ofLive(Track track, List<LivePiece> pieces, int targetSeconds) {
    StringBuilder lines = head(track, targetSeconds, GROWING, FROM_THE_BEGINNING);
    int next = 0;
    for (LivePiece piece : pieces) {
      long offset = 0;
      for (Segment segment : track.segments().subList(next, next + piece.segments())) {
        append(lines, track, segment, segment.bytes(), offset, piece.file());
        offset += segment.bytes();
      }
      next += piece.segments();
    }
    return lines.toString();
  }

  private static StringBuilder head(Track track, int targetSeconds, String type, String more) {
    return new StringBuilder()
        .append("#EXTM3U\n#EXT-X-VERSION:7\n")
        .append("#EXT-X-TARGETDURATION:")
        .append(targetSeconds)
        .append('\n')
        .append("#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:")
        .append(type)
        .append('\n')
        .append("#EXT-X-INDEPENDENT-SEGMENTS\n")
        .append(more)
        .append(
            "#EXT-X-MAP:URI=\"%s\",BYTERANGE=\"%d@0\"\n"
                .formatted(track.file(), track.headerBytes()));
  }

  private static void append(
      StringBuilder lines, Track track, Segment segment, long bytes, long offset, String file) {
    lines.append(
        String.format(
            Locale.ROOT,
            "#EXTINF:%.6f,\n#EXT-X-BYTERANGE:%d@%d\n%s\n",
            track.seconds(segment.duration()),
            bytes,
            offset,
            file));
  }
}
