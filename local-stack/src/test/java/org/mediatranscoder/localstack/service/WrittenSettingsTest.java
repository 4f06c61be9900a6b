package org.mediatranscoder.localstack.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.localstack.jvm.AotCaches;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.settings.Home;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.localstack.settings.Secrets;

class WrittenSettingsTest {

  @TempDir Path folder;

  @Test
  void aShellCanSourceTheSettingsOfAServiceAndOnlyItsOwnerCanReadThem() throws Exception {
    Ports ports = Ports.free();
    DataFolder data = DataFolder.open(folder.resolve("Zoë’s 'stack'"));
    ServiceProcesses processes =
        new ServiceProcesses(new Home(folder), ports, data, new Secrets(data), AotCaches.USE);

    Path file = processes.writeSettings(Service.TRANSCODING_WORKER);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(sourced(file, "TRANSCODER_WORKER_WORKDIR"))
        .isEqualTo(data.folder("work").toString());
    assertThat(sourced(file, "SERVER_PORT")).isEqualTo("" + ports.of(Address.TRANSCODING));
  }

  private static String sourced(Path file, String variable) throws Exception {
    Process shell =
        new ProcessBuilder("sh", "-c", ". \"$0\"; printf %s \"$" + variable + "\"", file.toString())
            .start();
    return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
