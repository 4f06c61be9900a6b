package org.mediatranscoder.localstack.service;

import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.mediatranscoder.localstack.jvm.AotCache;
import org.mediatranscoder.localstack.jvm.AotCaches;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.CommandFailedException;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.settings.Folders;
import org.mediatranscoder.localstack.settings.Home;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.localstack.settings.Secrets;
import org.mediatranscoder.localstack.supervise.ProcessSpec;
import org.mediatranscoder.localstack.supervise.Readiness;

/** Says how to run each service. */
public record ServiceProcesses(
    Home home, Ports ports, DataFolder data, Secrets secrets, AotCaches caches) {

  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  /** From the script: a checksum of the variables of the environment that a service may read. */
  private static final String ADDED_SETTINGS = "TRANSCODER_OWN_SETTINGS";

  /**
   * Unpacks the jar and lets Spring process it, if need be: once for each build.
   *
   * @param progress hears of that, for it takes some seconds
   */
  public ProcessSpec of(Service service, Consumer<String> progress) {
    Path jar = ServiceJar.unpacked(service, home);
    Map<String, String> settings = settings(service);
    AheadOfTime program =
        new AheadOfTime(jar, jar.resolveSibling("processed").resolve(settingsKey()));
    if (!program.isMade()) {
      progress.accept("  preparing %s, once for each build".formatted(service.processName()));
      try {
        program.make(settings);
      } catch (CommandFailedException e) {
        progress.accept("  %s starts slower: %s".formatted(service.processName(), e.getMessage()));
      }
    }
    AotCache cache = program.aotCache();
    List<String> command = new ArrayList<>(List.of(Home.jdk("java")));
    command.addAll(service.jvmOptions());
    command.addAll(cache.options(caches));
    command.addAll(program.arguments());
    return new ProcessSpec(
        service.processName(),
        command,
        settings,
        data.root(),
        data.freshLog(service.processName()),
        Readiness.http(health(ports, service)),
        START_LIMIT,
        cache.stopLimit(caches, STOP_LIMIT));
  }

  /**
   * Writes the environment variables of a service into a file that only its owner can read, in the
   * form that a shell sources: one {@code NAME='value'} in each line.
   */
  public Path writeSettings(Service service) {
    String settings =
        settings(service).entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> each.getKey() + "='" + each.getValue().replace("'", "'\\''") + "'\n")
            .collect(Collectors.joining());
    Path file = data.run().resolve(service.processName() + ".env");
    return Folders.writePrivate(file, settings.getBytes(StandardCharsets.UTF_8));
  }

  /** Answers 200 when the service can be used. */
  public static URI health(Ports ports, Service service) {
    Address address = service.address();
    return URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(ports.of(address)));
  }

  private Map<String, String> settings(Service service) {
    return new ServiceEnvironment(ports, secrets, data).of(service);
  }

  /** Tells one set of settings from the next: those of the stack, and those that a person adds. */
  private static String settingsKey() {
    URL ofTheStack = ServiceEnvironment.class.getResource("ServiceEnvironment.class");
    return Objects.requireNonNullElse(System.getenv(ADDED_SETTINGS), "unknown")
        + "-"
        + Folders.checksum(Objects.requireNonNull(ofTheStack));
  }
}
