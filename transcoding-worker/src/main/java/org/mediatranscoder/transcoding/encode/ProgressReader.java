package org.mediatranscoder.transcoding.encode;

import com.github.kokorin.jaffree.ffmpeg.FFmpegProgressReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicReference;
import org.mediatranscoder.transcoding.cage.OutputReader;

/** Reads ffmpeg's {@code -progress} from its standard output; its caller gets the latest. */
final class ProgressReader extends FFmpegProgressReader implements OutputReader<EncodeProgress> {

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
  public EncodeProgress read(InputStream stdOut) throws IOException {
    readProgress(stdOut);
    return latest();
  }
}
