package org.mediatranscoder.localstack.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.settings.Folders;
import org.mediatranscoder.localstack.settings.Home;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.localstack.supervise.ProcessSpec;
import org.mediatranscoder.localstack.supervise.Readiness;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis that loses nothing when it or the stack is killed: every write is in its log before it is
 * answered, and the log is forced to disk each second. Each service has a user of its own, with the
 * rights that it has on AWS. A client that gives no name has all rights.
 */
public final class RedisServer {

  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private RedisServer() {}

  public static ProcessSpec process(Home home, Ports ports, DataFolder data) {
    String name = Address.REDIS.processName();
    int port = ports.of(Address.REDIS);
    Path folder = data.folder("redis");
    List<String> command =
        List.of(
            executable(data).toString(), writeConfig(folder, port, RedisUsers.of(home)).toString());
    return new ProcessSpec(
        name,
        command,
        Map.of(),
        folder,
        data.freshLog(name),
        Readiness.redis(port),
        START_LIMIT,
        STOP_LIMIT);
  }

  private static Path writeConfig(Path folder, int port, RedisUsers users) {
    String config =
        """
        bind 127.0.0.1
        port %d
        dir "%s"
        appendonly yes
        appendfsync everysec
        save ""
        maxmemory-policy noeviction
        daemonize no
        %s
        """
            .formatted(port, folder, users.config());
    return Folders.io(() -> Files.writeString(folder.resolve("redis.conf"), config));
  }

  /** The machine's own, else the one in embedded-redis, unpacked once into the data folder. */
  private static Path executable(DataFolder data) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "redis-server"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(() -> embedded(data.folder("bin")));
  }

  private static Path embedded(Path folder) {
    return Folders.io(
        () -> ExecutableProvider.newJarResourceProvider(folder.toFile()).get().toPath());
  }
}
