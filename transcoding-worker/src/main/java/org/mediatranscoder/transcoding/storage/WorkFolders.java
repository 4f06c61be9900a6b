package org.mediatranscoder.transcoding.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.mediatranscoder.model.job.JobId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/**
 * The private directories of the jobs of this worker, in one directory of its own. A lock on a file
 * in it says that the worker lives, so that the next one that starts sweeps what a killed one left
 * behind, and never what another one needs.
 */
public class WorkFolders implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(WorkFolders.class);
  private static final String LOCK = "lock";
  private static final String OURS = "worker-";
  private static final FileAttribute<?> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path own;
  private final ScratchSpace scratch;
  private final FileLock lock;

  /**
   * Sweeps the root and makes a directory in it.
   *
   * @param root is made if it is not there
   * @param reserve how much room is left on the disk at least when a job begins
   */
  public WorkFolders(Path root, DataSize reserve) {
    try {
      Files.createDirectories(root);
      sweep(root);
      this.own = Files.createDirectory(root.toRealPath().resolve(OURS + UUID.randomUUID()));
      this.lock = open(own.resolve(LOCK)).lock();
      this.scratch = new ScratchSpace(own, reserve);
    } catch (IOException unusable) {
      throw new UncheckedIOException("The work directory cannot be used: " + root, unusable);
    }
  }

  /**
   * A new, empty directory that only this user can read.
   *
   * @param sourceBytes size of the source that will lie in it
   * @throws DiskFullException if there is no room for the source, and as much again for the output,
   *     beside what other jobs have reserved
   */
  public WorkFolder open(JobId job, int attempt, long sourceBytes) {
    Path path = own.resolve(job + "-" + attempt + "-" + UUID.randomUUID());
    scratch.reserve(path, 2 * sourceBytes);
    try {
      return new WorkFolder(Files.createDirectory(path, PRIVATE), sourceBytes, scratch);
    } catch (IOException unusable) {
      scratch.release(path);
      throw new UncheckedIOException("The work directory cannot be used", unusable);
    }
  }

  private static void sweep(Path root) throws IOException {
    try (Stream<Path> folders = Files.list(root)) {
      List<Path> workers =
          folders.filter(folder -> folder.getFileName().toString().startsWith(OURS)).toList();
      for (Path worker : workers) {
        sweepIfDead(worker);
      }
    }
  }

  private static void sweepIfDead(Path worker) throws IOException {
    try (FileChannel channel = open(worker.resolve(LOCK))) {
      if (channel.tryLock() != null) {
        log.info("Sweeping what a killed worker left behind");
        FileSystemUtils.deleteRecursively(worker);
      }
    } catch (OverlappingFileLockException livesInThisProcess) {
      log.debug("{} belongs to another worker in this process", worker);
    }
  }

  private static FileChannel open(Path lock) throws IOException {
    return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  @Override
  public void close() {
    try (FileChannel channel = lock.channel()) {
      FileSystemUtils.deleteRecursively(own);
      log.debug("Work directory closed, its lock was held: {}", channel.isOpen());
    } catch (IOException leftover) {
      log.warn("The work directory stays until the next start: {}", leftover.toString());
    }
  }
}
