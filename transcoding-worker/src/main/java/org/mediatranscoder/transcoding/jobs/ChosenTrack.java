package org.mediatranscoder.transcoding.jobs;

import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.failure.MissingStreamException;
import org.mediatranscoder.transcoding.probe.Probe;

/** The option {@code audioTrack}: counted from 1; 0 (default) is the one that a player takes. */
public final class ChosenTrack {

  private ChosenTrack() {}

  /**
   * The source with the audio that the person wants.
   *
   * @throws MissingStreamException if the file has no such track
   */
  public static Probe of(TranscodeRequest request, Probe source) {
    int track = Integer.parseInt(request.option("audioTrack", "0"));
    return track == 0 ? source : source.withAudioTrack(track);
  }
}
