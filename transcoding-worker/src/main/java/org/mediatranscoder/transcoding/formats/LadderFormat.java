package org.mediatranscoder.transcoding.formats;

import java.time.Duration;
import java.util.List;
import org.mediatranscoder.model.format.MediaFormat;

/**
 * The video in several sizes, and the audio once, for players that change the size as the
 * connection allows.
 *
 * @param rungs the largest first
 * @param segment length of the pieces at whose begin a player may change the size
 */
public record LadderFormat(
    MediaFormat entry, List<VideoEncoding> rungs, AudioEncoding audio, Duration segment)
    implements OutputFormat {

  public LadderFormat {
    rungs = List.copyOf(rungs);
  }
}
