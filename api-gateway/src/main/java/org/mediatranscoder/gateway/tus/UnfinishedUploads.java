package org.mediatranscoder.gateway.tus;

import io.lettuce.core.RedisException;
import io.lettuce.core.ScoredValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.gateway.uploadservice.UploadState;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.redis.access.LimitKeys;
import org.mediatranscoder.redis.connection.LuaScript;
import org.mediatranscoder.redis.connection.RedisLink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which uploads of an account have begun and not ended, so that another browser finds them. They
 * are noted in Redis and nowhere else: an upload that is missing here still goes on for who knows
 * its address. An account has {@value #MOST} of them at most, the oldest go first.
 */
@Component
public class UnfinishedUploads {

  static final int MOST = 100;

  private static final Logger log = LoggerFactory.getLogger(UnfinishedUploads.class);
  private static final LuaScript NOTE = LuaScript.beside(UnfinishedUploads.class, "note");

  /** Longer than any upload lives. */
  private static final Duration KEPT = Duration.ofDays(8);

  private final RedisLink redis;
  private final JsonMapper json;
  private final Clock clock;

  UnfinishedUploads(RedisLink redis, JsonMapper json, Clock clock) {
    this.redis = redis;
    this.json = json;
    this.clock = clock;
  }

  /** Notes how far the upload is; one that is whole is forgotten. */
  void note(AccountId owner, JobId id, UploadState state) {
    if (state.source() == null) {
      UnfinishedUpload upload = UnfinishedUpload.of(id, state);
      // What this service fetches is announced as a whole while it comes.
      String stored = state.offset() + " " + state.expiresAt().toEpochMilli();
      attempt(
          () ->
              note(owner, id, json.writeValueAsString(upload), upload.url() == null ? stored : ""));
    } else {
      forget(owner, id);
    }
  }

  /** Notes how many bytes have come while a request is still sending. */
  void progress(AccountId owner, JobId id, long offset) {
    change(owner, id, upload -> upload.at(offset));
  }

  /** Notes why the upload has ended, until the account forgets it. */
  void fail(AccountId owner, JobId id, ErrorCode code) {
    change(owner, id, upload -> upload.failed(code));
  }

  private void change(AccountId owner, JobId id, UnaryOperator<UnfinishedUpload> change) {
    attempt(
        () -> {
          @Nullable String state = redis.commands().hget(states(owner), id.toString());
          if (state != null) {
            UnfinishedUpload upload = json.readValue(state, UnfinishedUpload.class);
            note(owner, id, json.writeValueAsString(change.apply(upload)), "");
          }
        });
  }

  /** Notes that bytes come for the upload. */
  void isActive(AccountId owner, JobId id) {
    attempt(() -> note(owner, id, "", ""));
  }

  private void note(AccountId owner, JobId id, String state, String stored) {
    var _ =
        redis.number(
            NOTE,
            List.of(states(owner), times(owner), LimitKeys.arrived(owner)),
            List.of(
                id.toString(),
                state,
                Long.toString(KEPT.toMillis()),
                Integer.toString(MOST),
                stored));
  }

  void forget(AccountId owner, JobId id) {
    attempt(
        () -> {
          var _ = redis.commands().hdel(states(owner), id.toString());
          var _ = redis.commands().zrem(times(owner), id.toString());
          var _ = redis.commands().hdel(LimitKeys.arrived(owner), id.toString());
        });
  }

  /** Those of the account that can still be gone on with, the one that was active last first. */
  List<UnfinishedUpload> of(AccountId owner) {
    Map<String, String> states = redis.commands().hgetall(states(owner));
    Instant now = clock.instant();
    List<UnfinishedUpload> found = new ArrayList<>();
    for (ScoredValue<String> time : redis.commands().zrangeWithScores(times(owner), 0, -1)) {
      String state = states.get(time.getValue());
      if (state != null) {
        Instant activeAt = Instant.ofEpochMilli((long) time.getScore());
        found.add(json.readValue(state, UnfinishedUpload.class).activeAt(activeAt, now));
      }
    }
    return found.stream()
        .filter(upload -> now.isBefore(upload.expiresAt()))
        .sorted(Comparator.comparing(UnfinishedUpload::lastActiveAt).reversed())
        .toList();
  }

  /** Forgets all uploads of an account that is deleted. */
  public void forgetAll(AccountId owner) {
    var _ = redis.commands().del(states(owner), times(owner), LimitKeys.arrived(owner));
  }

  /** The list is a convenience: an upload does not fail because it cannot be noted. */
  private static void attempt(Runnable note) {
    try {
      note.run();
    } catch (RedisException unavailable) {
      log.warn("An unfinished upload is not noted: {}", unavailable.toString());
    }
  }

  private static String states(AccountId owner) {
    return "user:" + owner + ":unfinished";
  }

  private static String times(AccountId owner) {
    return "user:" + owner + ":unfinished-times";
  }
}
