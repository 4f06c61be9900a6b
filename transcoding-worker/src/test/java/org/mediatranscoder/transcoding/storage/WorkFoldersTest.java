package org.mediatranscoder.transcoding.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.transcoding.failure.OutputTooLargeException;
import org.springframework.util.unit.DataSize;

class WorkFoldersTest {

  private static final DataSize NOTHING = DataSize.ofBytes(0);

  @TempDir Path root;

  @Test
  void aFolderIsPrivateAndGoesWithAllThatIsInIt() throws IOException {
    try (WorkFolders folders = new WorkFolders(root, NOTHING)) {
      WorkFolder folder = folders.open(JobId.random(), 1, 1);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
          .isEqualTo("rwx------");
      Files.writeString(folder.path().resolve("source"), "film");
      folder.close();
      assertThat(folder.path()).doesNotExist();
    }
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void whatAKilledWorkerLeftIsSweptAtTheNextStart() throws IOException {
    Path left = Files.createDirectories(root.resolve("worker-dead/job-1"));
    Files.writeString(left.resolve("source"), "film");
    Files.writeString(root.resolve("worker-dead/lock"), "");
    try (WorkFolders folders = new WorkFolders(root, NOTHING)) {
      assertThat(root.resolve("worker-dead")).doesNotExist();
      assertThat(folders.open(JobId.random(), 1, 1).path()).isEmptyDirectory();
    }
  }

  @Test
  void aWorkerThatLivesIsLeftAlone() {
    try (WorkFolders first = new WorkFolders(root, NOTHING);
        WorkFolder folder = first.open(JobId.random(), 1, 1);
        WorkFolders second = new WorkFolders(root, NOTHING)) {
      assertThat(folder.path()).exists();
      assertThat(second.open(JobId.random(), 1, 1).path()).exists();
    }
  }

  @Test
  void aJobForWhichThereIsNoRoomDoesNotBegin() {
    try (WorkFolders folders = new WorkFolders(root, NOTHING)) {
      assertThatExceptionOfType(DiskFullException.class)
          .isThrownBy(() -> folders.open(JobId.random(), 1, Long.MAX_VALUE / 4));
    }
  }

  @Test
  void whatOneJobHasReservedIsNotFreeForAnother() throws IOException {
    long free = Files.getFileStore(root).getUsableSpace();
    try (WorkFolders folders = new WorkFolders(root, NOTHING)) {
      WorkFolder first = folders.open(JobId.random(), 1, free / 4);
      assertThatExceptionOfType(DiskFullException.class)
          .isThrownBy(() -> folders.open(JobId.random(), 1, free / 3));
      first.close();
      folders.open(JobId.random(), 1, free / 3).close();
    }
  }

  @Test
  void anOutputIsReservedBesideItsSource() throws IOException {
    long free = Files.getFileStore(root).getUsableSpace();
    try (WorkFolders folders = new WorkFolders(root, NOTHING);
        WorkFolder first = folders.open(JobId.random(), 1, 1);
        WorkFolder second = folders.open(JobId.random(), 1, 1)) {
      first.reserveOutput(DataSize.ofBytes(free / 2));
      assertThatExceptionOfType(DiskFullException.class)
          .isThrownBy(() -> second.reserveOutput(DataSize.ofBytes(2 * free / 3)));
      second.reserveOutput(DataSize.ofBytes(free / 4));
    }
  }

  @Test
  void anOutputThatIsLargerThanTheDiskIsRefusedForGood() {
    try (WorkFolders folders = new WorkFolders(root, NOTHING);
        WorkFolder folder = folders.open(JobId.random(), 1, 1)) {
      assertThatExceptionOfType(OutputTooLargeException.class)
          .isThrownBy(() -> folder.reserveOutput(DataSize.ofTerabytes(500)))
          .withMessageStartingWith("The output would be about 512000 GB, and there is no room");
    }
  }

  @Test
  void aWriteToAFullDiskIsKnownAsSuch() {
    Path full = Path.of("/dev/full");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Files.write(full, new byte[1]))
        .satisfies(
            trouble ->
                assertThat(DiskFullException.isBehind(new UncheckedIOException("A track", trouble)))
                    .isTrue());
    assertThat(DiskFullException.isBehind(new DiskFullException("No room"))).isTrue();
    assertThat(DiskFullException.isBehind(new UncheckedIOException(new IOException("broken pipe"))))
        .isFalse();
  }

  @Test
  void whatIsNotOursIsNotSwept() throws IOException {
    Path other = Files.writeString(root.resolve("letter.txt"), "dear");
    new WorkFolders(root, NOTHING).close();
    assertThat(other).exists();
  }
}
