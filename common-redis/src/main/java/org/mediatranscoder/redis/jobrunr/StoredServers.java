package org.mediatranscoder.redis.jobrunr;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jobrunr.storage.BackgroundJobServerStatus;
import org.mediatranscoder.redis.connection.LuaScript;
import org.mediatranscoder.redis.connection.RedisLink;
import tools.jackson.databind.json.JsonMapper;

/** The JobRunr servers that work on one queue. */
final class StoredServers {

  private static final LuaScript SERVER = LuaScript.beside(StoredServers.class, "server");
  private static final LuaScript TIMEOUT = LuaScript.beside(StoredServers.class, "timeout");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final RedisLink redis;
  private final StorageKeys keys;

  StoredServers(RedisLink redis, StorageKeys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  void announce(BackgroundJobServerStatus status) {
    write(status, false);
  }

  /** False if the server is not known (any more). */
  boolean alive(BackgroundJobServerStatus status) {
    return write(status, true);
  }

  private boolean write(BackgroundJobServerStatus status, boolean mustBeKnown) {
    return redis.test(
        SERVER,
        allKeys(),
        List.of(
            status.getId().toString(),
            StorageKeys.score(status.getFirstHeartbeat()),
            StorageKeys.score(status.getLastHeartbeat()),
            JSON.writeValueAsString(ServerNote.of(status)),
            mustBeKnown ? "1" : "0"));
  }

  void stopped(UUID id) {
    redis.commands().zrem(keys.serversByStart(), id.toString());
    redis.commands().zrem(keys.serversByHeartbeat(), id.toString());
    redis.commands().hdel(keys.servers(), id.toString());
  }

  /** The one that runs longest first. */
  List<BackgroundJobServerStatus> list() {
    return redis.commands().hvals(keys.servers()).stream()
        .map(json -> JSON.readValue(json, ServerNote.class).toStatus())
        .sorted(Comparator.comparing(BackgroundJobServerStatus::getFirstHeartbeat))
        .toList();
  }

  Optional<UUID> longestRunning() {
    return redis.commands().zrange(keys.serversByStart(), 0, 0).stream()
        .findFirst()
        .map(UUID::fromString);
  }

  int removeSilentSince(Instant time) {
    return (int) redis.number(TIMEOUT, allKeys(), List.of(StorageKeys.score(time)));
  }

  long count() {
    return redis.commands().hlen(keys.servers());
  }

  private List<String> allKeys() {
    return List.of(keys.servers(), keys.serversByStart(), keys.serversByHeartbeat());
  }
}
