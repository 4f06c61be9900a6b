package org.mediatranscoder.localstack.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mediatranscoder.localstack.jvm.Checksum;
import org.mediatranscoder.localstack.jvm.JdkTool;
import org.mediatranscoder.localstack.settings.Folders;
import org.mediatranscoder.localstack.settings.SettingsException;

/**
 * A service's jar, unpacked so that it starts quickly, in a folder named by the jar's checksum. A
 * new build gets a new folder, so a running stack is not disturbed.
 */
public final class ServiceJar {

  private final Path jar;
  private final Path folder;

  private ServiceJar(Path jar, Path folder) {
    this.jar = jar;
    this.folder = folder;
  }

  /**
   * Finds the jar that the build made.
   *
   * @param unpacked the folder of all unpacked services
   * @throws SettingsException if it was not built
   */
  static ServiceJar of(Service service, Path repository, Path unpacked) {
    String name = service.processName();
    Path jar = built(service, repository);
    return new ServiceJar(jar, unpacked.resolve(name + "-" + Checksum.of(jar)));
  }

  /** The jar to start; unpacks it first if that was not done before, and forgets older builds. */
  synchronized Path unpack() {
    Path program = folder.resolve(jar.getFileName());
    if (!Files.exists(program)) {
      Path draft = folder.resolveSibling(folder.getFileName() + ".part");
      Folders.delete(draft);
      extract(draft);
      forgetOlder();
      Folders.move(draft, folder);
    }
    return program;
  }

  private void extract(Path destination) {
    Path log = folder.resolveSibling("unpacking.log");
    JdkTool.JAVA.run(
        Map.of(),
        log,
        List.of(
            "-Djarmode=tools",
            "-jar",
            jar.toString(),
            "extract",
            "--destination",
            destination.toString()));
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

  private static Path built(Service service, Path repository) {
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
