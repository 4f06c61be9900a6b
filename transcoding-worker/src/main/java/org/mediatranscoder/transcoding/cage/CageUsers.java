package org.mediatranscoder.transcoding.cage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The users as whom FFmpeg runs: one for each private directory, in turn, so that one job's FFmpeg
 * can neither read the files of another nor send it a signal. The directory and its files stay the
 * worker's, and become readable for the group; only what {@link #give} makes can be written.
 *
 * <p>The id of the user is that of the group, which the directory keeps.
 */
final class CageUsers {

  private static final int COUNT = 500;
  private static final String GROUP = "unix:gid";
  private static final String OWNER = "unix:uid";

  private final int first;
  private final AtomicInteger next = new AtomicInteger();

  CageUsers(int first) {
    this.first = first;
  }

  /** Lets a user read the directory and the files in it, and tells who it is. */
  int admit(Path directory) throws IOException {
    int user = groupOf(directory);
    if (!isOurs(user)) {
      user = first + Math.floorMod(next.getAndIncrement(), COUNT);
      open(directory, user, PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_EXECUTE);
    }
    for (Path file : files(directory)) {
      if (groupOf(file) != user) {
        open(file, user, PosixFilePermission.GROUP_READ);
      }
    }
    return user;
  }

  /** Gives the file to the user of the directory in which it lies. */
  void give(Path directory, Path file) throws IOException {
    int user = admit(directory);
    Files.setAttribute(file, GROUP, user, LinkOption.NOFOLLOW_LINKS);
    Files.setAttribute(file, OWNER, user, LinkOption.NOFOLLOW_LINKS);
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).toList();
    }
  }

  private boolean isOurs(int id) {
    return id >= first && id < first + COUNT;
  }

  private static int groupOf(Path path) throws IOException {
    return (int) Files.getAttribute(path, GROUP, LinkOption.NOFOLLOW_LINKS);
  }

  private static void open(Path path, int user, PosixFilePermission... added) throws IOException {
    Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(path));
    permissions.addAll(List.of(added));
    Files.setAttribute(path, GROUP, user);
    Files.setPosixFilePermissions(path, permissions);
  }
}
