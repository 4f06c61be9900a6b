package org.mediatranscoder.localstack.stack;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.mediatranscoder.localstack.identity.IdentityProvider;
import org.mediatranscoder.localstack.jvm.AotCaches;
import org.mediatranscoder.localstack.mail.Inbox;
import org.mediatranscoder.localstack.mail.MailFolder;
import org.mediatranscoder.localstack.mail.MailServer;
import org.mediatranscoder.localstack.service.Service;
import org.mediatranscoder.localstack.service.ServiceProcesses;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.CommandFailedException;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.settings.Folders;
import org.mediatranscoder.localstack.settings.Home;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.localstack.settings.Secrets;
import org.mediatranscoder.localstack.store.MongoDb;
import org.mediatranscoder.localstack.store.RedisServer;
import org.mediatranscoder.localstack.store.S3Server;
import org.mediatranscoder.localstack.supervise.Child;
import org.mediatranscoder.localstack.supervise.Launcher;
import org.mediatranscoder.localstack.supervise.ProcessSpec;
import org.mediatranscoder.localstack.supervise.RunFolder;
import org.slf4j.LoggerFactory;

/**
 * The whole system on loopback. MongoDB, SMTP, the inbox and the identity provider live in this JVM
 * (together they are small and quick to start); Redis, S3 and the six services are processes.
 */
public final class LocalStack implements AutoCloseable {

  private static final Duration SWEEP_LIMIT = Duration.ofSeconds(20);

  private final Ports ports;
  private final DataFolder data;
  private final RunFolder run;
  private final Startup startup;
  private final AtomicInteger ready = new AtomicInteger();
  private final Launcher launcher = new Launcher();

  private final List<Child> infrastructure = Collections.synchronizedList(new ArrayList<>());
  private final List<Child> services = Collections.synchronizedList(new ArrayList<>());
  private final List<AutoCloseable> embedded = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean closed;

  private LocalStack(Ports ports, DataFolder data, Startup startup) {
    this.ports = ports;
    this.data = data;
    this.run = new RunFolder(data.run());
    this.startup = startup;
  }

  /**
   * Starts everything and returns when all of it is ready. It is stopped when this JVM ends, by
   * whatever signal it can still react to.
   *
   * @param without services that somebody else runs; their settings are written for that
   * @throws CommandFailedException if one is up already or a port is taken
   * @throws CommandFailedException naming what does not come up
   */
  public static LocalStack start(
      Home home, Ports ports, DataFolder data, AotCaches caches, Collection<Service> without) {
    RunningStack.requireNone(data);
    Startup startup = Startup.begin(data, ports);
    LocalStack stack = new LocalStack(ports, data, startup);
    try {
      stack.start(home, caches, without);
    } catch (RuntimeException e) {
      startup.setFailure(String.valueOf(e.getMessage()));
      throw e;
    }
    startup.setHealthy();
    return stack;
  }

  private void start(Home home, AotCaches caches, Collection<Service> without) {
    List<String> left = run.sweep(SWEEP_LIMIT);
    if (!left.isEmpty()) {
      tell("Ended what an earlier run had left: " + String.join(", ", left));
    }
    ports.requireFree();
    tell("Starting; logs are in " + data.folder("logs"));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::close));
    run.record(RunningStack.SUPERVISOR, ProcessHandle.current());
    startParts(home, caches, without);
  }

  private void startParts(Home home, AotCaches caches, Collection<Service> without) {
    // The logging of the servers in this JVM must be up before they start side by side.
    LoggerFactory.getILoggerFactory();
    Secrets secrets = new Secrets(data);
    ServiceProcesses processes = new ServiceProcesses(home, ports, data, secrets, caches);
    MailFolder mails = new MailFolder(data.folder("mail"), Clock.systemUTC());
    InetAddress loopback = InetAddress.getLoopbackAddress();
    // It takes no time, and the services want it before they are half up.
    start(infrastructure, Address.REDIS, RedisServer.process(home, ports, data));
    // The services ask for the rest later than it takes to start.
    List<Runnable> rest = new ArrayList<>();
    embed(rest, Address.MONGODB, port -> MongoDb.start(data.folder("mongodb"), loopback, port));
    Path pages = data.folder("identity");
    embed(rest, Address.IDENTITY, port -> IdentityProvider.start(pages, loopback, port));
    ProcessSpec s3 = S3Server.process(home, ports, data, secrets, caches);
    rest.add(() -> start(infrastructure, Address.S3, s3));
    embed(rest, Address.SMTP, port -> MailServer.start(mails, loopback, port));
    embed(rest, Address.INBOX, port -> Inbox.start(mails, loopback, port));
    for (Service service : Service.values()) {
      if (!without.contains(service)) {
        rest.add(() -> start(services, service.address(), processes.of(service, this::tell)));
      }
    }
    Parallel.run(rest);
    without.forEach(
        service ->
            tell(
                "%s is yours to run; its settings are in %s"
                    .formatted(service.processName(), processes.writeSettings(service))));
  }

  /** Stops the services, then what they need. Does nothing the second time. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      all(services, Child::stop);
      all(embedded, Folders::close);
      all(infrastructure, Child::stop);
      run.forget(RunningStack.SUPERVISOR);
    }
  }

  private void embed(List<Runnable> tasks, Address address, IntFunction<AutoCloseable> server) {
    tasks.add(
        () -> {
          embedded.add(server.apply(ports.of(address)));
          tellReady(address);
        });
  }

  private void start(List<Child> group, Address address, ProcessSpec spec) {
    Child child = new Child(spec, launcher, run, System.err::println);
    group.add(child);
    if (closed) {
      throw new CommandFailedException("Stopped before all was up");
    }
    child.start();
    tellReady(address);
  }

  /** As soon as it is, so that nobody waits without a word. */
  private void tellReady(Address part) {
    tell(
        "  %s %d/%d"
            .formatted(part.processName(), ready.incrementAndGet(), Address.values().length));
  }

  private void tell(String step) {
    System.err.println(step);
    startup.addStep(step);
  }

  private static <T> void all(List<T> parts, Consumer<T> action) {
    Parallel.run(parts.stream().<Runnable>map(part -> () -> action.accept(part)).toList());
  }
}
