package org.mediatranscoder.localstack.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.mediatranscoder.localstack.jvm.AotCache;
import org.mediatranscoder.localstack.jvm.AotCaches;
import org.mediatranscoder.localstack.service.Service;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.CommandFailedException;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.settings.Folders;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.localstack.stack.LocalStack;
import org.mediatranscoder.localstack.stack.RunningStack;
import org.mediatranscoder.localstack.stack.Startup;
import org.mediatranscoder.localstack.supervise.Launcher;
import org.mediatranscoder.localstack.supervise.Waiting;
import picocli.CommandLine.Option;

/**
 * Runs the stack until it is told to stop, or starts a supervisor that does so in a session of its
 * own and returns when all is healthy.
 */
final class Up extends StackCommand {

  private static final String WITHOUT = "--without";
  // The first start prepares the services too.
  private static final Duration LIMIT = Duration.ofMinutes(10);

  @Option(names = "-d")
  private boolean detached;

  @Option(names = WITHOUT, paramLabel = "SERVICE")
  private List<Service> without = List.of();

  boolean detached() {
    return detached;
  }

  List<Service> without() {
    return without;
  }

  @Override
  int run() {
    if (detached) {
      System.out.println(addresses(runDetached()));
      System.out.println("It runs in the background: ./transcoder down stops it.");
      return 0;
    }
    long began = System.nanoTime();
    Ports ports = configuredPorts();
    try (LocalStack _ = LocalStack.start(home(), ports, data(), AotCaches.USE, without)) {
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      System.err.println("All healthy after %.1f s.".formatted(took.toMillis() / 1000.0));
      System.out.println(addresses(ports));
      new CountDownLatch(1).await();
      return 0;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  /** The ports of the stack, once it is healthy. */
  private Ports runDetached() {
    DataFolder data = data();
    RunningStack.requireNone(data);
    Path log = data.freshLog(RunningStack.SUPERVISOR);
    Startup.begin(data, configuredPorts());
    Process supervisor =
        Folders.io(Launcher.unattended(supervisorCommand(data), Map.of(), log)::start);
    List<String> told = new ArrayList<>();
    boolean settled =
        Waiting.until(
            () -> {
              boolean ended = !supervisor.isAlive();
              Startup startup = new Startup(data);
              List<String> steps = startup.steps();
              steps
                  .subList(Math.min(told.size(), steps.size()), steps.size())
                  .forEach(System.err::println);
              told.addAll(steps.subList(told.size(), steps.size()));
              return startup.isHealthy() || ended;
            },
            LIMIT);
    Startup startup = new Startup(data);
    if (startup.isHealthy()) {
      return startup.ports();
    }
    supervisor.destroy();
    String reason =
        settled ? "It ended while it started" : "Not healthy after " + LIMIT.toSeconds() + " s";
    throw new CommandFailedException(startup.failure().orElse(reason + ". Log: " + log));
  }

  private List<String> supervisorCommand(DataFolder data) {
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(home().javaCommand());
    command.addAll(new AotCache(home().supervisorCache()).options(AotCaches.USE));
    String repository = home().repository().toString();
    command.addAll(List.of(Main.class.getName(), repository, repository, "up"));
    command.addAll(List.of(DATA, data.root().toString()));
    without.forEach(service -> command.addAll(List.of(WITHOUT, service.processName())));
    return command;
  }

  private static String addresses(Ports ports) {
    return """

    Open in the browser   %s
    REST API              %s   (try /swagger-ui.html)
    Mail inbox            %s
    A token for the API   ./transcoder token
    """
        .formatted(ports.url(Address.UI), ports.url(Address.GATEWAY), ports.url(Address.INBOX));
  }
}
