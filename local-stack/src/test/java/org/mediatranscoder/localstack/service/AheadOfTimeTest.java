package org.mediatranscoder.localstack.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.localstack.settings.CommandFailedException;

/** That a real service runs processed is seen by the acceptance tests. */
class AheadOfTimeTest {

  @TempDir Path folder;

  @Test
  void aProgramThatSpringCannotProcessIsStartedTheOrdinaryWay() throws IOException {
    Path program = jarWithout("org.example.Main");
    AheadOfTime processed = new AheadOfTime(program, folder.resolve("processed/key"));

    assertThatThrownBy(() -> processed.make(Map.of()))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("processing.log");

    assertThat(folder.resolve("processed/key/processing.log")).content().contains("not find");
    assertThat(processed.arguments()).containsExactly("-jar", program.toString());
  }

  private Path jarWithout(String mainClass) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
    Path file = folder.resolve("program.jar");
    new JarOutputStream(Files.newOutputStream(file), manifest).close();
    return file;
  }
}
