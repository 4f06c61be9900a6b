package org.mediatranscoder.redis.access;

import io.lettuce.core.RedisException;
import io.lettuce.core.SetArgs;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.access.AccessKeys;
import org.mediatranscoder.model.access.TokenStatusUnknownException;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.redis.connection.LuaScript;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.redis.job.JobRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Redis once for all that lets a request in: token, limit and job. A token that was revoked
 * takes nothing out of the bucket of its account.
 */
public final class Admissions {

  private static final Logger log = LoggerFactory.getLogger(Admissions.class);
  private static final LuaScript ADMIT = LuaScript.beside(Admissions.class, "admit");
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  /** auth-service fetches it within seconds; what nobody fetches does not stay for ever. */
  private static final Duration NOTE_LIFE = Duration.ofDays(2);

  private final RedisLink redis;
  private final Clock clock;

  Admissions(RedisLink redis, Clock clock) {
    this.redis = redis;
    this.clock = clock;
  }

  /**
   * Whether the token may be used; notes at most once a minute that an API token was.
   *
   * @throws TokenStatusUnknownException if that cannot be said just now
   */
  public boolean isGood(TokenCheck token) {
    return ask(token, token.keys(), 0, 0).tokenGood();
  }

  /**
   * As {@link #isGood}, and takes a request out of the bucket.
   *
   * @param job to read as well, if any
   * @throws TokenStatusUnknownException if that cannot be said just now
   */
  public Admission admit(TokenCheck token, RequestBucket bucket, @Nullable JobId job) {
    List<String> keys = new ArrayList<>(token.keys());
    keys.add(bucket.key());
    if (job != null) {
      keys.add(JobRecord.key(job));
    }
    return ask(token, keys, bucket.perSecond(), bucket.burst());
  }

  private Admission ask(TokenCheck token, List<String> keys, int perSecond, int burst) {
    String kind = token.kind().name().toLowerCase(Locale.ROOT);
    List<String> args =
        List.of(kind, AccessKeys.YES, Integer.toString(perSecond), Integer.toString(burst));
    List<?> found;
    try {
      found = redis.list(ADMIT, keys, args);
    } catch (RedisException unavailable) {
      throw new TokenStatusUnknownException(
          "Redis does not say which tokens are good", unavailable);
    }
    boolean good = isGood(found.get(0));
    if (good && token.kind() == TokenCheck.Kind.API) {
      noteUse(token.id(), found.get(2));
    }
    return new Admission(
        good,
        Duration.ofMillis((Long) found.get(1)),
        JobRecord.read((List<?>) found.get(3)).orElse(null));
  }

  private static boolean isGood(Object status) {
    if (status.equals("unknown")) {
      throw new TokenStatusUnknownException("The API tokens are not in Redis yet", null);
    }
    return status.equals("good");
  }

  private void noteUse(String tokenId, @Nullable Object last) {
    long now = clock.millis();
    boolean noted =
        last instanceof String note
            && !note.isEmpty()
            && Long.parseLong(note) > now - NOTED_EVERY.toMillis();
    if (noted) {
      return;
    }
    try {
      String note = Long.toString(now);
      redis.commands().set(AccessKeys.used(tokenId), note, SetArgs.Builder.ex(NOTE_LIFE));
    } catch (RedisException unavailable) {
      log.warn("The use of API token {} is not noted", tokenId, unavailable);
    }
  }
}
