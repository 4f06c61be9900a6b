package org.mediatranscoder.redis.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.access.AccessKeys;
import org.mediatranscoder.model.access.TokenStatus;
import org.mediatranscoder.model.access.TokenStatusUnknownException;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.redis.RedisServer;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.redis.connection.RedisProperties;

class RedisTokenStatusTest {

  private static final RedisServer SERVER = new RedisServer();
  private static final RedisLink REDIS = SERVER.link();
  private static final AccountId ADA = new AccountId("ada");

  private Instant now = Instant.parse("2026-01-02T12:00:00Z");
  private final InstantSource time = () -> now;
  private final TokenStatus status = status(REDIS);

  @AfterAll
  static void stop() {
    REDIS.close();
    SERVER.close();
  }

  @BeforeEach
  void forget() {
    REDIS.commands().flushall();
  }

  @Test
  void aSessionIsGoodUntilItOrItsAccountHasEnded() {
    assertThat(status.isSessionGood(ADA, "s1")).isTrue();

    set(AccessKeys.endedSession("s1"), AccessKeys.YES);
    assertThat(status.isSessionGood(ADA, "s1")).isFalse();
    assertThat(status.isSessionGood(ADA, "s2")).isTrue();

    set(AccessKeys.endedAccount(ADA), AccessKeys.YES);
    assertThat(status.isSessionGood(ADA, "s2")).isFalse();
    assertThat(status.isAccountGood(ADA)).isFalse();
    assertThat(status.isSessionGood(new AccountId("bob"), "s2")).isTrue();
  }

  @Test
  void anErasureMayGoOnWhenItsAccountHasEnded() {
    set(AccessKeys.endedAccount(ADA), AccessKeys.YES);

    assertThat(status.isSessionGood(ADA, AccessClaims.erasure(ADA))).isTrue();
    assertThat(status.isSessionGood(ADA, AccessClaims.erasure(new AccountId("bob")))).isFalse();
  }

  @Test
  void theUseOfAnApiTokenIsNotedOnceAMinute() {
    set(AccessKeys.PUBLISHED, AccessKeys.YES);
    assertThat(status.isApiTokenGood(ADA, "t1")).isFalse();
    assertThat(lastUse()).isNull();

    set(AccessKeys.token("t1"), AccessKeys.YES);
    status.isApiTokenGood(ADA, "t1");
    String first = lastUse();
    now = now.plusSeconds(59);
    status.isApiTokenGood(ADA, "t1");
    assertThat(lastUse()).isEqualTo(first).isNotNull();
    now = now.plusSeconds(2);
    status.isApiTokenGood(ADA, "t1");
    assertThat(lastUse()).isEqualTo(Long.toString(now.toEpochMilli()));
    assertThat(REDIS.commands().ttl(AccessKeys.used("t1"))).isPositive();
  }

  @Test
  void nobodyIsLetInWhileRedisSaysNothing() {
    set(AccessKeys.PUBLISHED, AccessKeys.YES);
    set(AccessKeys.token("t1"), AccessKeys.YES);
    try (RedisLink link = new RedisLink(new RedisProperties(SERVER.uri(), Duration.ofSeconds(2)))) {
      TokenStatus impatient = status(link);
      assertThat(impatient.isApiTokenGood(ADA, "t1")).isTrue();
      SERVER.pause();
      assertThatThrownBy(() -> impatient.isSessionGood(ADA, "s1"))
          .isInstanceOf(TokenStatusUnknownException.class);
      assertThatThrownBy(() -> impatient.isApiTokenGood(ADA, "t1"))
          .isInstanceOf(TokenStatusUnknownException.class);
    } finally {
      SERVER.resume();
    }
  }

  @Test
  void ofSeveralErasersOnlyOneTellsThatItIsDone() {
    AccountErasures erasures = new RedisAccountErasures(REDIS);
    REDIS.commands().hset(AccessKeys.ERASING, "ada", "token");
    assertThat(erasures.due()).isEqualTo(Map.of(ADA, "token"));

    erasures.done(ADA);
    assertThat(REDIS.commands().srem(AccessKeys.ERASED, "ada")).isOne();
    erasures.done(ADA);

    assertThat(REDIS.commands().exists(AccessKeys.ERASED, AccessKeys.ERASING)).isZero();
  }

  @Test
  void anIdThatReachesIntoAnotherKeyIsNone() {
    assertThatThrownBy(() -> status.isSessionGood(ADA, "x:y"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private TokenStatus status(RedisLink redis) {
    return new RedisTokenStatus(redis, new Admissions(redis, time.withZone(ZoneOffset.UTC)));
  }

  private static void set(String key, String value) {
    REDIS.commands().set(key, value);
  }

  private static String lastUse() {
    return REDIS.commands().get(AccessKeys.used("t1"));
  }
}
