package org.mediatranscoder.localstack.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.supervise.ProcessSpec;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis that loses nothing when it or the stack is killed: every write is in its log before it is
 * answered, and the log is forced to disk each second.
 */
public final class RedisServer {

  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private RedisServer() {}

  public static ProcessSpec process(String name, int port, DataFolder data) {
    Path folder = data.folder("redis");
    List<String> command =
        List.of(executable(data).toString(), writeConfig(folder, port).toString());
    return new ProcessSpec(
        name,
        command,
        Map.of(),
        folder,
        data.freshLog(name),
        new RedisPing(port),
        START_LIMIT,
        STOP_LIMIT);
  }

  private static Path writeConfig(Path folder, int port) {
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
        """
            .formatted(port, folder);
    try {
      return Files.writeString(folder.resolve("redis.conf"), config);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The machine's own, else the one in embedded-redis, unpacked once into the data folder. */
  private static Path executable(DataFolder data) {
    return onPath().orElseGet(() -> embedded(data.folder("bin")));
  }

  private static Optional<Path> onPath() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "redis-server"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Path embedded(Path folder) {
    try {
      return ExecutableProvider.newJarResourceProvider(folder.toFile()).get().toPath();
    } catch (IOException e) {
      throw new UncheckedIOException("Neither redis-server on PATH nor one embedded for here", e);
    }
  }
}
