package org.mediatranscoder.transcoding.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.mediatranscoder.transcoding.failure.OutputTooLargeException;
import org.springframework.util.unit.DataSize;

/**
 * The room on the disk that jobs have reserved. What a job has already written is no longer free
 * anyway, so only the rest of its reservation counts against others.
 */
final class ScratchSpace {

  private final Path root;
  private final DataSize reserve;
  private final Map<Path, Long> reserved = new HashMap<>();

  /**
   * @param reserve how much stays free on the disk of the root
   */
  ScratchSpace(Path root, DataSize reserve) {
    this.root = root;
    this.reserve = reserve;
  }

  /**
   * Reserves so many bytes for all that is to lie in the folder, instead of what it had reserved.
   *
   * @throws DiskFullException if there is no room for it now
   */
  synchronized void reserve(Path folder, long bytes) {
    try {
      long needed = bytes - used(folder) + othersRest(folder) + reserve.toBytes();
      long free = Files.getFileStore(root).getUsableSpace();
      if (free < needed) {
        throw new DiskFullException(needed + " bytes are needed, and " + free + " are free");
      }
      reserved.put(folder, bytes);
    } catch (IOException unusable) {
      throw new UncheckedIOException("The work directory cannot be used", unusable);
    }
  }

  /**
   * The same for a source and its output.
   *
   * @throws OutputTooLargeException if the disk is smaller than that
   */
  void reserveOutput(Path folder, long sourceBytes, DataSize output) {
    refuseIfNeverFree(sourceBytes + output.toBytes() + reserve.toBytes(), output);
    reserve(folder, sourceBytes + output.toBytes());
  }

  private void refuseIfNeverFree(long bytes, DataSize output) {
    try {
      if (Files.getFileStore(root).getTotalSpace() < bytes) {
        throw OutputTooLargeException.noRoom(output);
      }
    } catch (IOException unusable) {
      throw new UncheckedIOException("The work directory cannot be used", unusable);
    }
  }

  synchronized void release(Path folder) {
    reserved.remove(folder);
  }

  private long othersRest(Path folder) throws IOException {
    long rest = 0;
    for (Map.Entry<Path, Long> other : reserved.entrySet()) {
      if (!other.getKey().equals(folder)) {
        rest += Math.max(0, other.getValue() - used(other.getKey()));
      }
    }
    return rest;
  }

  private static long used(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
