package org.mediatranscoder.redis.jobrunr;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jobrunr.storage.JobRunrMetadata;
import org.mediatranscoder.redis.connection.RedisLink;
import tools.jackson.databind.json.JsonMapper;

/** JobRunr's notes to itself. */
final class StoredMetadata {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final RedisLink redis;
  private final StorageKeys keys;

  StoredMetadata(RedisLink redis, StorageKeys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  void save(JobRunrMetadata metadata) {
    redis
        .commands()
        .hset(keys.metadata(), metadata.getId(), JSON.writeValueAsString(Note.of(metadata)));
  }

  List<JobRunrMetadata> list(String name) {
    return redis.commands().hvals(keys.metadata()).stream()
        .map(StoredMetadata::read)
        .filter(metadata -> metadata.getName().equals(name))
        .sorted(Comparator.comparing(JobRunrMetadata::getUpdatedAt))
        .toList();
  }

  Optional<JobRunrMetadata> find(String name, String owner) {
    return Optional.ofNullable(
            redis.commands().hget(keys.metadata(), JobRunrMetadata.toId(name, owner)))
        .map(StoredMetadata::read);
  }

  boolean delete(String name) {
    String[] ids = list(name).stream().map(JobRunrMetadata::getId).toArray(String[]::new);
    return ids.length > 0 && redis.commands().hdel(keys.metadata(), ids) > 0;
  }

  boolean delete(String name, String owner) {
    return redis.commands().hdel(keys.metadata(), JobRunrMetadata.toId(name, owner)) > 0;
  }

  private static JobRunrMetadata read(String json) {
    Note note = JSON.readValue(json, Note.class);
    return new JobRunrMetadata(
        note.name(), note.owner(), note.value(), note.createdAt(), note.updatedAt());
  }

  private record Note(
      String name, String owner, String value, Instant createdAt, Instant updatedAt) {

    static Note of(JobRunrMetadata metadata) {
      return new Note(
          metadata.getName(),
          metadata.getOwner(),
          metadata.getValue(),
          metadata.getCreatedAt(),
          metadata.getUpdatedAt());
    }
  }
}
