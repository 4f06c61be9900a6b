package org.mediatranscoder.localstack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.localstack.settings.DataFolder;

class StartupLogTest {

  @TempDir Path folder;
  private StartupLog supervisor;
  private StartupLog waiting;

  @BeforeEach
  void begin() {
    DataFolder data = DataFolder.open(folder);
    supervisor = new StartupLog(data);
    waiting = new StartupLog(data);
  }

  @Test
  void everyStepOfAStartIsToldOnce() {
    assertThat(waiting.news()).isEmpty();
    supervisor.add("Starting; logs are in /logs");
    supervisor.add("  redis 1/12");
    assertThat(waiting.news()).containsExactly("Starting; logs are in /logs", "  redis 1/12");
    supervisor.add("  s3 2/12");
    assertThat(waiting.news()).containsExactly("  s3 2/12");
    assertThat(waiting.news()).isEmpty();
  }

  @Test
  void aStepIsToldWhenItIsWhole() throws IOException {
    Path file = folder.resolve("run/startup.log");
    Files.writeString(file, "  preparing client-");
    assertThat(waiting.news()).isEmpty();
    Files.writeString(file, "ui, once for each build\n", StandardOpenOption.APPEND);
    assertThat(waiting.news()).containsExactly("  preparing client-ui, once for each build");
  }

  @Test
  void theStepsOfAnEarlierStartAreNotTold() {
    supervisor.add("  redis 1/12");
    waiting.begin();
    assertThat(waiting.news()).isEmpty();
  }
}
