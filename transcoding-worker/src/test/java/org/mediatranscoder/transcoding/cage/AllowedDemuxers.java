package org.mediatranscoder.transcoding.cage;

import java.util.List;

/** What FFmpeg may open for a video or audio file. */
public final class AllowedDemuxers {

  private AllowedDemuxers() {}

  /** FFmpeg's names, one of each alias. */
  public static List<String> names() {
    return List.of(AllowLists.DEMUXERS.split(","));
  }
}
