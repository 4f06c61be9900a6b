package org.mediatranscoder.transcoding.encode;

/** Follows one encode. */
@FunctionalInterface
public interface EncodeWatcher {

  /** Called several times a second while ffmpeg runs; whatever it throws stops ffmpeg at once. */
  void onProgress(EncodeProgress progress) throws InterruptedException;
}
