package org.mediatranscoder.localstack.command;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.mediatranscoder.localstack.jvm.AotCaches;
import org.mediatranscoder.localstack.service.Service;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.settings.Home;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.localstack.settings.SettingsException;
import org.mediatranscoder.localstack.stack.LocalStack;
import org.mediatranscoder.localstack.stack.RunningStack;
import org.mediatranscoder.localstack.supervise.RunFolder;

/** A stack that this JVM runs, and that goes away with it. */
final class StackSession implements AutoCloseable {

  private static final Duration SWEEP_LIMIT = Duration.ofSeconds(20);

  private final DataFolder data;
  private final Ports ports;
  private final LocalStack stack;

  private StackSession(DataFolder data, Ports ports, LocalStack stack) {
    this.data = data;
    this.ports = ports;
    this.stack = stack;
  }

  /**
   * Starts a stack and waits until it is healthy. From here on it is stopped when this JVM ends, by
   * whatever signal it can still react to.
   *
   * @param without services that are not started
   * @throws SettingsException if one is up already or a port is taken
   */
  static StackSession start(
      Home home, Ports ports, DataFolder data, AotCaches caches, Set<Service> without) {
    RunningStack.in(data).ifPresent(StackSession::refuse);
    StartupLog progress = new StartupLog(data);
    progress.begin();
    List<String> left = new RunFolder(data.run()).sweep(SWEEP_LIMIT);
    if (!left.isEmpty()) {
      progress.add("Ended what an earlier run had left: " + String.join(", ", left));
    }
    ports.requireFree();
    progress.add("Starting; logs are in " + data.folder("logs"));
    StackSession session =
        new StackSession(
            data, ports, new LocalStack(home, ports, data, Terminal::say, progress::add));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(session::close));
    RunningStack.record(data, ports, false);
    session.stack.start(caches, without);
    RunningStack.record(data, ports, true);
    return session;
  }

  Ports ports() {
    return ports;
  }

  @Override
  public synchronized void close() {
    stack.close();
    RunningStack.forget(data);
  }

  private static void refuse(RunningStack running) {
    throw new SettingsException(
        "It is up already (process %d): ./transcoder status shows it, ./transcoder down stops it."
            .formatted(running.supervisor().pid()));
  }
}
