package org.mediatranscoder.acceptance;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the S3 server keeps on its disk, parts of open multipart uploads too. */
final class StoredFiles {

  private StoredFiles() {}

  /** The files of now; one that goes away while they are looked for is left out. */
  static Set<Path> of(RunningStack stack) throws IOException {
    Set<Path> files = new HashSet<>();
    Files.walkFileTree(stack.data().resolve("s3"), new Collector(files));
    return files;
  }

  private static final class Collector extends SimpleFileVisitor<Path> {

    private final Set<Path> files;

    Collector(Set<Path> files) {
      this.files = files;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      files.add(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      return goneOrThrow(failure);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      return failure == null ? FileVisitResult.CONTINUE : goneOrThrow(failure);
    }

    private static FileVisitResult goneOrThrow(IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }
}
