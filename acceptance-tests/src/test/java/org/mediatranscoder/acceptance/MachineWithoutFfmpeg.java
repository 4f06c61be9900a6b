package org.mediatranscoder.acceptance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

/** A search path with all the programs of this machine but FFmpeg, for somebody who is not root. */
final class MachineWithoutFfmpeg {

  private static final Set<String> MISSING = Set.of("ffmpeg", "ffprobe");
  private static final String ANYBODY = "#!/bin/sh\necho 1000\n";

  private MachineWithoutFfmpeg() {}

  static String path() throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "without-ffmpeg").toAbsolutePath());
    Path id = Files.writeString(folder.resolve("id"), ANYBODY);
    Files.setPosixFilePermissions(id, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String part : System.getenv("PATH").split(File.pathSeparator, -1)) {
      if (Files.isDirectory(Path.of(part))) {
        link(Path.of(part), folder);
      }
    }
    return folder.toString();
  }

  private static void link(Path from, Path to) throws IOException {
    try (Stream<Path> programs = Files.list(from)) {
      for (Path program : programs.toList()) {
        Path link = to.resolve(program.getFileName());
        if (!MISSING.contains(program.getFileName().toString())
            && !Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
          Files.createSymbolicLink(link, program);
        }
      }
    }
  }
}
