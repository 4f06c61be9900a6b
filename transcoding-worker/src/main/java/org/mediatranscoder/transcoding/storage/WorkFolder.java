package org.mediatranscoder.transcoding.storage;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The private directory of one attempt; closing deletes it with all that is in it. */
public record WorkFolder(Path path) implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(WorkFolder.class);

  @Override
  public void close() {
    try {
      FileSystemUtils.deleteRecursively(path);
    } catch (IOException leftover) {
      log.warn("A work folder stays until the next start: {}", leftover.toString());
    }
  }
}
