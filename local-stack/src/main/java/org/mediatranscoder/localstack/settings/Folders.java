package org.mediatranscoder.localstack.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import com.google.common.io.Resources;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** What the JDK cannot do with files and folders in one call. */
public final class Folders {

  private Folders() {}

  /** What the call returns; an {@link IOException} comes out unchecked. */
  public static <T> T io(Callable<T> call) {
    try {
      return call.call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Closes a server; that it cannot be closed is only said. */
  public static void close(AutoCloseable server) {
    try {
      server.close();
    } catch (Exception e) {
      System.err.println("A server does not stop: " + e.getMessage());
    }
  }

  /** A text that lies beside the class. */
  public static String resource(Class<?> beside, String name) {
    return io(() -> Resources.toString(Resources.getResource(beside, name), UTF_8));
  }

  /** Tells one build from the next. Not against anybody's will: a CRC, since it is quick. */
  public static String checksum(URL content) {
    return io(() -> Resources.asByteSource(content).hash(Hashing.crc32()).toString());
  }

  /** Gives it the name in one step, so that nobody sees a half of it. */
  public static Path move(Path draft, Path name) {
    return io(() -> Files.move(draft, name, StandardCopyOption.ATOMIC_MOVE));
  }

  /** What is in the folder, in the order of the names; nothing if there is no such folder. */
  public static List<Path> list(Path folder) {
    return walk(folder, 1).stream().skip(1).toList();
  }

  /** It and all in it, a folder before what is in it; nothing if it is not there. */
  public static List<Path> tree(Path path) {
    return walk(path, Integer.MAX_VALUE);
  }

  private static List<Path> walk(Path path, int depth) {
    return io(
        () -> {
          try (Stream<Path> files = Files.exists(path) ? Files.walk(path, depth) : Stream.of()) {
            return files.sorted().toList();
          }
        });
  }

  /** Deletes it and all in it, if it is there. */
  public static void delete(Path path) {
    tree(path).reversed().forEach(each -> io(() -> Files.deleteIfExists(each)));
  }

  /** Writes a file that only its owner can read, in one step. */
  public static Path writePrivate(Path file, byte[] content) {
    var onlyOwner =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    return io(
        () -> {
          Path draft = Files.createTempFile(file.getParent(), "draft", ".tmp", onlyOwner);
          return Files.move(
              Files.write(draft, content),
              file,
              StandardCopyOption.ATOMIC_MOVE,
              StandardCopyOption.REPLACE_EXISTING);
        });
  }

  /** Writes a file that only its owner can read; letters beyond ASCII are escaped. */
  public static Path writePrivate(Path file, Properties values) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    return io(
        () -> {
          values.store(bytes, null);
          return writePrivate(file, bytes.toByteArray());
        });
  }

  /** What is in the file; nothing if there is none. */
  public static Properties properties(Path file) {
    Properties values = new Properties();
    return io(
        () -> {
          if (Files.exists(file)) {
            values.load(new ByteArrayInputStream(Files.readAllBytes(file)));
          }
          return values;
        });
  }
}
