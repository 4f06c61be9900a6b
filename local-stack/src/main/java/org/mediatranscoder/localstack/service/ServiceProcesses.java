package org.mediatranscoder.localstack.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.mediatranscoder.localstack.jvm.AotCache;
import org.mediatranscoder.localstack.jvm.AotCaches;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.settings.Home;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.localstack.settings.Secrets;
import org.mediatranscoder.localstack.supervise.ProcessFailedException;
import org.mediatranscoder.localstack.supervise.ProcessSpec;
import org.mediatranscoder.localstack.supervise.Readiness;

/** Says how to run each service. */
public final class ServiceProcesses {

  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final Duration STOP_LIMIT_WHEN_MAKING_A_CACHE = Duration.ofMinutes(3);

  private final Home home;
  private final Ports ports;
  private final DataFolder data;
  private final ServiceEnvironment environment;
  private final AotCaches caches;
  private final HttpClient client;
  private final Map<Service, AheadOfTime> programs = new ConcurrentHashMap<>();

  public ServiceProcesses(
      Home home,
      Ports ports,
      DataFolder data,
      Secrets secrets,
      AotCaches caches,
      HttpClient client) {
    this.home = home;
    this.ports = ports;
    this.data = data;
    this.environment = new ServiceEnvironment(ports, secrets, data);
    this.caches = caches;
    this.client = client;
  }

  /**
   * Does what needs to be done once for each build, which takes some seconds.
   *
   * @param say hears of it, if there is something to do
   * @throws ProcessFailedException if that fails; the service can be run all the same
   */
  public void prepare(Service service, Consumer<String> say) {
    AheadOfTime program = aheadOfTime(service);
    if (!program.isMade()) {
      say.accept("  preparing %s, once for each build".formatted(service.processName()));
      program.make(environment.of(service));
    }
  }

  /** Unpacks the jar if need be. */
  public ProcessSpec of(Service service) {
    AheadOfTime program = aheadOfTime(service);
    AotCache cache = program.aotCache();
    List<String> command = new ArrayList<>();
    command.add(home.java().toString());
    command.addAll(service.jvmOptions());
    command.addAll(cache.options(caches));
    command.addAll(program.arguments());
    return new ProcessSpec(
        service.processName(),
        command,
        environment.of(service),
        data.root(),
        data.freshLog(service.processName()),
        Readiness.http(client, health(ports, service)),
        START_LIMIT,
        cache.isMadeBy(caches) ? STOP_LIMIT_WHEN_MAKING_A_CACHE : STOP_LIMIT);
  }

  /**
   * Writes the environment variables of a service into a file that only its owner can read, in the
   * form that a shell sources: one {@code NAME='value'} in each line.
   */
  public Path writeSettings(Service service) {
    Path file = data.run().resolve(service.processName() + ".env");
    String settings =
        environment.of(service).entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> each.getKey() + "='" + each.getValue().replace("'", "'\\''") + "'\n")
            .collect(Collectors.joining());
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return Files.writeString(file, settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers 200 when the service can be used. */
  public static URI health(Ports ports, Service service) {
    Address address = service.address();
    return URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(ports.of(address)));
  }

  /** Found once: telling one build from the next reads the whole jar. */
  private AheadOfTime aheadOfTime(Service service) {
    return programs.computeIfAbsent(service, this::find);
  }

  private AheadOfTime find(Service service) {
    Path program = ServiceJar.of(service, home.repository(), home.unpackedServices()).unpack();
    return new AheadOfTime(program, program.resolveSibling("processed").resolve(OwnSettings.key()));
  }
}
