package org.mediatranscoder.localstack.stack;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.mediatranscoder.localstack.identity.IdentityProvider;
import org.mediatranscoder.localstack.jvm.AotCaches;
import org.mediatranscoder.localstack.mail.Inbox;
import org.mediatranscoder.localstack.mail.MailFolder;
import org.mediatranscoder.localstack.mail.MailServer;
import org.mediatranscoder.localstack.mongo.MongoDb;
import org.mediatranscoder.localstack.redis.RedisServer;
import org.mediatranscoder.localstack.s3.S3Server;
import org.mediatranscoder.localstack.service.Service;
import org.mediatranscoder.localstack.service.ServiceProcesses;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.settings.Home;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.localstack.settings.Secrets;
import org.mediatranscoder.localstack.supervise.Child;
import org.mediatranscoder.localstack.supervise.Launcher;
import org.mediatranscoder.localstack.supervise.ProcessFailedException;
import org.mediatranscoder.localstack.supervise.ProcessSpec;
import org.mediatranscoder.localstack.supervise.RunFolder;
import org.slf4j.LoggerFactory;

/**
 * The whole system on loopback. MongoDB, SMTP, the inbox and the identity provider live in this JVM
 * (together they are small and quick to start); Redis, S3 and the six services are processes.
 */
public final class LocalStack implements AutoCloseable {

  private static final Duration HTTP_CONNECT_LIMIT = Duration.ofSeconds(2);

  private final Home home;
  private final Ports ports;
  private final DataFolder data;
  private final Consumer<String> say;
  private final Consumer<String> progress;
  private final StartupProgress startupProgress;
  private final Launcher launcher = new Launcher();

  /** Asks after health for as long as the stack is up: of services that were started again too. */
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(HTTP_CONNECT_LIMIT).build();

  private final List<Child> infrastructure = Collections.synchronizedList(new ArrayList<>());
  private final List<Child> services = Collections.synchronizedList(new ArrayList<>());
  private final List<AutoCloseable> embedded = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean closed;

  /**
   * @param say hears what a person at the terminal should know
   * @param progress hears each step of the start
   */
  public LocalStack(
      Home home, Ports ports, DataFolder data, Consumer<String> say, Consumer<String> progress) {
    this.home = home;
    this.ports = ports;
    this.data = data;
    this.say = say;
    this.progress = progress;
    this.startupProgress = new StartupProgress(progress);
  }

  /**
   * Starts everything and returns when all of it is ready.
   *
   * @param without services that somebody else runs; their settings are written for that
   * @throws org.mediatranscoder.localstack.supervise.ProcessFailedException naming what does not
   *     come up; {@link #close} must be called all the same
   */
  public void start(AotCaches caches, Set<Service> without) {
    // The logging of the servers in this JVM must be up before they start side by side.
    LoggerFactory.getILoggerFactory();
    Secrets secrets = Secrets.in(data);
    ServiceProcesses processes = new ServiceProcesses(home, ports, data, secrets, caches, client);
    startRedis();
    Stream<Runnable> infrastructure = infrastructure(secrets, caches);
    Stream<Runnable> six =
        Arrays.stream(Service.values())
            .filter(service -> !without.contains(service))
            .map(service -> () -> start(processes, service));
    Parallel.run(Stream.concat(infrastructure, six).toList());
    without.forEach(
        service ->
            say.accept(
                "%s is yours to run; its settings are in %s"
                    .formatted(service.processName(), processes.writeSettings(service))));
  }

  /** Stops the services, then what they need. Does nothing the second time. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    stopAll(services);
    Parallel.run(embedded.stream().<Runnable>map(server -> () -> close(server)).toList());
    stopAll(infrastructure);
    client.close();
  }

  /** First, for it takes no time, and the services want it before they are half up. */
  private void startRedis() {
    String name = Address.REDIS.processName();
    start(infrastructure, RedisServer.process(name, ports.of(Address.REDIS), data));
  }

  /** The rest starts beside the services, which ask for it later than it takes to start. */
  private Stream<Runnable> infrastructure(Secrets secrets, AotCaches caches) {
    MailFolder mails = new MailFolder(data.folder("mail"), Clock.systemUTC());
    return Stream.of(
        () -> embed(Address.MONGODB, port -> MongoDb.start(data.folder("mongodb"), port)),
        () ->
            embed(Address.IDENTITY, port -> IdentityProvider.start(data.folder("identity"), port)),
        () -> start(infrastructure, S3Server.process(home, ports, data, secrets, caches)),
        () -> embed(Address.SMTP, port -> MailServer.start(mails, port)),
        () -> embed(Address.INBOX, port -> Inbox.start(mails, port)));
  }

  private void embed(Address address, IntFunction<AutoCloseable> server) {
    embedded.add(server.apply(ports.of(address)));
    startupProgress.of(address.processName());
  }

  private void start(ServiceProcesses processes, Service service) {
    try {
      processes.prepare(service, progress);
    } catch (ProcessFailedException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e; // Something else has failed.
      }
      say.accept("%s starts slower: %s".formatted(service.processName(), e.getMessage()));
    }
    start(services, processes.of(service));
  }

  private void start(List<Child> group, ProcessSpec spec) {
    Child child = new Child(spec, launcher, new RunFolder(data.run()), say);
    group.add(child);
    if (closed) {
      throw new ProcessFailedException("Stopped before all was up");
    }
    child.start();
    startupProgress.of(spec.name());
  }

  private static void stopAll(List<Child> children) {
    Parallel.run(children.stream().<Runnable>map(child -> child::stop).toList());
  }

  private void close(AutoCloseable server) {
    try {
      server.close();
    } catch (Exception e) {
      say.accept("Could not close " + server.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }
}
