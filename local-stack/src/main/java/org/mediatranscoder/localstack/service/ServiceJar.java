package org.mediatranscoder.localstack.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.mediatranscoder.localstack.jvm.Checksum;
import org.mediatranscoder.localstack.jvm.StartCache;
import org.mediatranscoder.localstack.settings.Folders;
import org.mediatranscoder.localstack.settings.SettingsException;

/**
 * A service's jar, unpacked so that it starts quickly, in a folder named by the jar's checksum. A
 * new build gets a new folder, so a running stack is not disturbed.
 */
public final class ServiceJar {

  private static final int EXTRACT_LIMIT_SECONDS = 60;

  private final Path java;
  private final Path jar;
  private final Path folder;

  private ServiceJar(Path java, Path jar, Path folder) {
    this.java = java;
    this.jar = jar;
    this.folder = folder;
  }

  /**
   * Finds the jar that the build made.
   *
   * @param unpacked the folder of all unpacked services
   * @throws SettingsException if it was not built
   */
  static ServiceJar of(Service service, Path repository, Path unpacked, Path java) {
    String name = service.processName();
    Path jar = built(service, repository);
    return new ServiceJar(java, jar, unpacked.resolve(name + "-" + Checksum.of(jar)));
  }

  /** The jar to start; unpacks it first if that was not done before, and forgets older builds. */
  synchronized Path unpack() {
    Path program = folder.resolve(jar.getFileName());
    if (!Files.exists(program)) {
      Path draft = folder.resolveSibling(folder.getFileName() + ".part");
      Folders.delete(draft);
      extract(draft);
      forgetOlder();
      try {
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return program;
  }

  /** Where the start cache of this build is, if it was made. */
  StartCache startCache() {
    return new StartCache(folder.resolve("start.aot"));
  }

  private void extract(Path destination) {
    ProcessBuilder builder =
        new ProcessBuilder(
                java.toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                destination.toString())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD);
    try {
      Process process = builder.start();
      if (!process.waitFor(EXTRACT_LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new SettingsException("Cannot unpack " + jar);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SettingsException("Stopped while unpacking " + jar);
    }
  }

  private void forgetOlder() {
    String name = folder.getFileName().toString();
    String ofSameService = name.substring(0, name.lastIndexOf('-')) + "-*";
    try (DirectoryStream<Path> older =
        Files.newDirectoryStream(folder.getParent(), ofSameService)) {
      for (Path path : older) {
        if (!path.getFileName().toString().endsWith(".part")) {
          Folders.delete(path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The jar as the build made it.
   *
   * @throws SettingsException if it was not built
   */
  public static Path built(Service service, Path repository) {
    String name = service.processName();
    Path target = repository.resolve(name).resolve("target");
    if (Files.isDirectory(target)) {
      try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, name + "-*.jar")) {
        for (Path jar : jars) {
          return jar;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new SettingsException("%s is not built: no %s-*.jar in %s".formatted(name, name, target));
  }
}
