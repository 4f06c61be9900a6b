package org.mediatranscoder.transcoding.cage;

/** There is no FFmpeg that this worker can use; the message says how to get one. */
public class FfmpegMissingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final String HOW_TO_INSTALL =
      "Install it with: apt-get install -y ffmpeg (Debian, Ubuntu) or brew install ffmpeg (macOS),"
          + " or set transcoder.worker.ffmpeg.path.";

  FfmpegMissingException(String what) {
    super(what + " " + HOW_TO_INSTALL);
  }
}
