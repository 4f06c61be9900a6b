package org.mediatranscoder.localstack.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mediatranscoder.localstack.jvm.JdkTool;
import org.mediatranscoder.localstack.settings.CommandFailedException;
import org.mediatranscoder.localstack.settings.Folders;
import org.mediatranscoder.localstack.settings.Home;

/**
 * A service's jar, unpacked so that it starts quickly, in a folder named by the jar's checksum. A
 * new build gets a new folder, so a running stack is not disturbed.
 */
final class ServiceJar {

  private ServiceJar() {}

  /**
   * The jar to start; unpacks it first if that was not done before, and forgets older builds.
   *
   * @throws CommandFailedException if it was not built
   */
  static Path unpacked(Service service, Home home) {
    String name = service.processName() + "-";
    Path jar = built(home.repository().resolve(service.processName()).resolve("target"), name);
    Path services = home.unpackedServices();
    Path folder = services.resolve(name + Folders.checksum(Folders.io(() -> jar.toUri().toURL())));
    Path program = folder.resolve(jar.getFileName());
    if (!Files.exists(program)) {
      Path draft = services.resolve(folder.getFileName() + ".part");
      Folders.delete(draft);
      List<String> extract =
          List.of("-Djarmode=tools", "-jar", "" + jar, "extract", "--destination", "" + draft);
      JdkTool.run("java", Map.of(), services.resolve("unpacking.log"), extract);
      Folders.list(services).stream()
          .filter(older -> older.getFileName().toString().startsWith(name) && !older.equals(draft))
          .forEach(Folders::delete);
      Folders.move(draft, folder);
    }
    return program;
  }

  private static Path built(Path target, String name) {
    return Folders.list(target).stream()
        .filter(file -> file.getFileName().toString().matches(name + ".*\\.jar"))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailedException(
                    "It is not built: no %s*.jar in %s".formatted(name, target)));
  }
}
