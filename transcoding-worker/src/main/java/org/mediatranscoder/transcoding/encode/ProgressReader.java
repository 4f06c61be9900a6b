package org.mediatranscoder.transcoding.encode;

import com.github.kokorin.jaffree.ffmpeg.FFmpegProgressReader;
import com.github.kokorin.jaffree.log.LogMessage;
import com.github.kokorin.jaffree.process.StdReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Reads ffmpeg's {@code -progress} from its standard output; whoever asks gets the latest. */
final class ProgressReader extends FFmpegProgressReader implements StdReader<EncodeProgress> {

  private final AtomicReference<EncodeProgress> latest;

  ProgressReader() {
    this(new AtomicReference<>(EncodeProgress.NONE));
  }

  private ProgressReader(AtomicReference<EncodeProgress> latest) {
    super(progress -> latest.set(EncodeProgress.of(progress)));
    this.latest = latest;
  }

  EncodeProgress latest() {
    return latest.get();
  }

  @Override
  public EncodeProgress read(InputStream stdOut) {
    try {
      readProgress(stdOut);
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
    return latest();
  }

  @Override
  public List<LogMessage> getErrorLogMessages() {
    return List.of();
  }
}
