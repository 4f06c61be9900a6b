package org.mediatranscoder.transcoding.jobs;

import java.util.List;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.transcoding.encode.Encoded;

/**
 * What an attempt has made. Closing deletes its private directory.
 *
 * @param outputs as they are stored
 */
record Made(Attempt attempt, Encoded encoded, List<Rendition> outputs) implements AutoCloseable {

  Made {
    outputs = List.copyOf(outputs);
  }

  @Override
  public void close() {
    attempt.folder().close();
  }
}
