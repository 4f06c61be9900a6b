package org.mediatranscoder.localstack.command;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mediatranscoder.localstack.jvm.AotCache;
import org.mediatranscoder.localstack.jvm.AotCaches;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.localstack.settings.SettingsException;
import org.mediatranscoder.localstack.stack.RunningStack;

/** Starts a supervisor in a session of its own and returns when all is healthy. */
record UpDetached(Invocation invocation) {

  private static final Duration LIMIT = Duration.ofMinutes(5);

  int run() {
    RunningStack.in(invocation.data())
        .ifPresent(
            running -> {
              throw new SettingsException(
                  "It is up already (process %d)".formatted(running.supervisor().pid()));
            });
    Path log = invocation.data().freshLog(RunningStack.SUPERVISOR);
    StartupLog progress = new StartupLog(invocation.data());
    progress.begin();
    Process supervisor = start(log);
    Ports ports = awaitHealthy(supervisor, log, progress);
    Terminal.print(Up.addresses(ports));
    Terminal.print("It runs in the background: ./transcoder down stops it.");
    return 0;
  }

  private Ports awaitHealthy(Process supervisor, Path log, StartupLog progress) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      RunningStack running = RunningStack.in(invocation.data()).orElse(null);
      progress.news().forEach(Terminal::say);
      if (running != null && running.healthy()) {
        return running.ports();
      }
      if (!supervisor.isAlive()) {
        throw new SettingsException(said(log));
      }
      pause();
    }
    supervisor.destroy();
    throw new SettingsException("Not healthy after " + LIMIT.toSeconds() + " s. Log: " + log);
  }

  private Process start(Path log) {
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(invocation.home().javaCommand());
    command.addAll(new AotCache(invocation.home().supervisorCache()).options(AotCaches.USE));
    command.addAll(
        List.of(
            Main.class.getName(),
            invocation.home().repository().toString(),
            invocation.home().repository().toString(),
            "up",
            Commands.DATA,
            invocation.data().root().toString()));
    invocation
        .without()
        .forEach(service -> command.addAll(List.of(Commands.WITHOUT, service.processName())));
    try {
      return new ProcessBuilder(command)
          .redirectInput(Redirect.from(new File("/dev/null")))
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String said(Path log) {
    try {
      return Files.readString(log).strip().replaceFirst("(?s).*?transcoder: ", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SettingsException("Stopped while starting");
    }
  }
}
