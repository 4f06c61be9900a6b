package org.mediatranscoder.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.settings.Ports;

class StartupTest {

  @TempDir Path folder;
  private DataFolder data;
  private final Ports ports = Ports.free();
  private Startup supervisor;

  @BeforeEach
  void begin() {
    data = DataFolder.open(folder);
    supervisor = Startup.begin(data, ports);
  }

  @Test
  void whoWaitsReadsTheStepsOfTheSupervisorInTheirOrder() {
    assertThat(new Startup(data).steps()).isEmpty();
    supervisor.addStep("Starting; logs are in /tëst: = #1\\");
    supervisor.addStep("  redis 1/12");
    assertThat(new Startup(data).steps())
        .containsExactly("Starting; logs are in /tëst: = #1\\", "  redis 1/12");
  }

  @Test
  void itIsHealthyOnItsPortsWhenTheSupervisorSaysSo() {
    assertThat(new Startup(data).isHealthy()).isFalse();
    supervisor.setHealthy();
    assertThat(new Startup(data).isHealthy()).isTrue();
    assertThat(new Startup(data).ports()).isEqualTo(ports);
  }

  @Test
  void whyItFailedIsToldAsItWasSaid() {
    supervisor.setFailure("Port already in use: 8080.\n  | second line");
    assertThat(new Startup(data).failure()).contains("Port already in use: 8080.\n  | second line");
  }

  @Test
  void anEarlierStartIsForgotten() {
    supervisor.addStep("  redis 1/12");
    supervisor.setHealthy();
    supervisor.setFailure("of yesterday");

    Startup.begin(data, ports);

    Startup now = new Startup(data);
    assertThat(now.steps()).isEmpty();
    assertThat(now.isHealthy()).isFalse();
    assertThat(now.failure()).isEmpty();
  }
}
