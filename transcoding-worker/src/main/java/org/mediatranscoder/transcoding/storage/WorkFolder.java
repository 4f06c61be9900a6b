package org.mediatranscoder.transcoding.storage;

import java.io.IOException;
import java.nio.file.Path;
import org.mediatranscoder.transcoding.failure.OutputTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/**
 * The private directory of one attempt; closing deletes it with all that is in it.
 *
 * @param sourceBytes size of the source that lies in it
 */
public record WorkFolder(Path path, long sourceBytes, ScratchSpace scratch)
    implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(WorkFolder.class);

  /**
   * Reserves room for the output beside the source, instead of that for as much as the source.
   *
   * @throws DiskFullException if there is no room for it now
   * @throws OutputTooLargeException if the disk is smaller than that
   */
  public void reserveOutput(DataSize output) {
    scratch.reserveOutput(path, sourceBytes, output);
  }

  @Override
  public void close() {
    scratch.release(path);
    try {
      FileSystemUtils.deleteRecursively(path);
    } catch (IOException leftover) {
      log.warn("A work folder stays until the next start: {}", leftover.toString());
    }
  }
}
