package org.mediatranscoder.transcoding.jobs;

import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.failure.MissingStreamException;
import org.mediatranscoder.transcoding.probe.Probe;

/**
 * The options {@code audioTrack}, counted from 1, and {@code audioLanguage}; by default the one
 * that a player takes. A number counts more than a language.
 */
public final class ChosenTrack {

  private ChosenTrack() {}

  /**
   * The source with the audio that the person wants.
   *
   * @throws MissingStreamException if the file has no such track
   */
  public static Probe of(TranscodeRequest request, Probe source) {
    int track = Integer.parseInt(request.option("audioTrack", "0"));
    if (track > 0) {
      return source.withAudioTrack(track);
    }
    String language = request.option("audioLanguage", "any");
    return language.equals("any") ? source : source.withAudioLanguage(language);
  }
}
