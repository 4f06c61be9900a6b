package org.mediatranscoder.localstack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupLogTest {

  @TempDir Path folder;
  private Path log;

  @BeforeEach
  void begin() throws IOException {
    log = Files.createFile(folder.resolve("supervisor.log"));
  }

  @Test
  void everyStepOfAStartIsToldOnce() throws IOException {
    StartupLog startupLog = new StartupLog(log);
    write("Starting; logs are in /logs\n  redis 1/12\n");
    assertThat(startupLog.news()).containsExactly("Starting; logs are in /logs", "  redis 1/12");
    write("  s3 2/12\n");
    assertThat(startupLog.news()).containsExactly("  s3 2/12");
    assertThat(startupLog.news()).isEmpty();
  }

  @Test
  void aLineIsToldWhenItIsWhole() throws IOException {
    StartupLog startupLog = new StartupLog(log);
    write("  preparing client-");
    assertThat(startupLog.news()).isEmpty();
    write("ui, once for each build\n");
    assertThat(startupLog.news()).containsExactly("  preparing client-ui, once for each build");
  }

  @Test
  void whatIsToldInAnotherWayIsLeftOut() throws IOException {
    StartupLog startupLog = new StartupLog(log);
    write(
        """
        [warning][aot] something
        All healthy after 9.0 s.
        transcoder: client-ui ended
          | the end of its log
        """);
    assertThat(startupLog.news()).isEmpty();
  }

  private void write(String text) throws IOException {
    Files.writeString(log, text, StandardOpenOption.APPEND);
  }
}
