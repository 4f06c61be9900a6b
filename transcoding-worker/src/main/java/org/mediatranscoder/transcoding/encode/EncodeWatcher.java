package org.mediatranscoder.transcoding.encode;

/** Follows one encode. */
@FunctionalInterface
public interface EncodeWatcher {

  /** Called several times a second while ffmpeg runs; whatever it throws stops ffmpeg at once. */
  void onProgress(EncodeProgress progress) throws InterruptedException;

  /** Called when ffmpeg has ended well, before anything else changes its files. */
  default void onWritten() {}

  /** The same that does this too when ffmpeg has ended well. */
  default EncodeWatcher beforeChanges(Runnable work) {
    EncodeWatcher same = this;
    return new EncodeWatcher() {
      @Override
      public void onProgress(EncodeProgress progress) throws InterruptedException {
        same.onProgress(progress);
      }

      @Override
      public void onWritten() {
        same.onWritten();
        work.run();
      }
    };
  }
}
