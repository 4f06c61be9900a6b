package org.mediatranscoder.transcoding.manifest;

import java.util.Locale;
import org.mediatranscoder.transcoding.cmaf.Track;
import org.mediatranscoder.transcoding.cmaf.Track.Segment;

/** Writes the playlist of one track: its segments are parts of its one file. */
final class HlsMedia {

  private HlsMedia() {}

  /**
   * @param targetSeconds no segment of the package is longer, rounded to whole seconds
   */
  static String of(Track track, int targetSeconds) {
    StringBuilder lines = head(track, targetSeconds, "");
    for (Segment segment : track.segments()) {
      append(lines, track, segment, segment.bytes());
    }
    return lines.append("#EXT-X-ENDLIST\n").toString();
  }

  /** Key frames only, with which players show pictures while a person seeks. */
  static String ofKeyFrames(Track track, int targetSeconds) {
    StringBuilder lines = head(track, targetSeconds, "#EXT-X-I-FRAMES-ONLY\n");
    for (Segment segment : track.segments()) {
      append(lines, track, segment, segment.keyFrameBytes());
    }
    return lines.append("#EXT-X-ENDLIST\n").toString();
  }

  private static StringBuilder head(Track track, int targetSeconds, String more) {
    return new StringBuilder()
        .append("#EXTM3U\n#EXT-X-VERSION:7\n")
        .append("#EXT-X-TARGETDURATION:")
        .append(targetSeconds)
        .append('\n')
        .append("#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n")
        .append("#EXT-X-INDEPENDENT-SEGMENTS\n")
        .append(more)
        .append(
            "#EXT-X-MAP:URI=\"%s\",BYTERANGE=\"%d@0\"\n"
                .formatted(track.file(), track.headerBytes()));
  }

  private static void append(StringBuilder lines, Track track, Segment segment, long bytes) {
    lines.append(
        String.format(
            Locale.ROOT,
            "#EXTINF:%.6f,\n#EXT-X-BYTERANGE:%d@%d\n%s\n",
            track.seconds(segment.duration()),
            bytes,
            segment.offset(),
            track.file()));
  }
}
