package org.mediatranscoder.localstack.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mediatranscoder.localstack.settings.Folders;
import org.mediatranscoder.localstack.settings.Home;
import tools.jackson.databind.json.JsonMapper;

/**
 * The users of Redis and their rights, from the file that Terraform reads too. So a service that
 * needs a key which it may not touch on AWS fails here first.
 *
 * @param commands that all of them may use, as rules of Redis
 * @param users by the name of the service
 */
public record RedisUsers(List<String> commands, Map<String, Access> users) {

  /**
   * What one service reaches.
   *
   * @param keys as patterns
   * @param channels as patterns
   */
  public record Access(List<String> keys, List<String> channels) {}

  private static final Path FILE = Path.of("infra", "terraform", "redis-users.json");

  static RedisUsers of(Home home) {
    String json = Folders.io(() -> Files.readString(home.repository().resolve(FILE)));
    return JsonMapper.shared().readValue(json, RedisUsers.class);
  }

  /** Lines of redis.conf, one for each user. None has a password, as Redis on loopback has none. */
  String config() {
    return users.entrySet().stream()
        .map(user -> "user %s on nopass %s".formatted(user.getKey(), rules(user.getValue())))
        .collect(Collectors.joining("\n"));
  }

  private String rules(Access access) {
    Stream<String> keys = access.keys().stream().map(key -> "~" + key);
    Stream<String> channels = access.channels().stream().map(channel -> "&" + channel);
    return Stream.of(Stream.of("resetkeys", "resetchannels"), keys, channels, commands.stream())
        .flatMap(rule -> rule)
        .collect(Collectors.joining(" "));
  }
}
