package org.mediatranscoder.gateway.idempotency;

import java.time.Duration;
import java.util.List;
import org.mediatranscoder.gateway.limits.LeaseRenewal;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.redis.connection.LuaScript;
import org.mediatranscoder.redis.connection.RedisLink;
import org.springframework.stereotype.Component;

/**
 * Records the requests of each account by idempotency key, in Redis, for a day. The instance that
 * handles a request renews a lease; if that instance dies, another one may handle the request.
 */
@Component
public class IdempotencyRecords {

  private static final LuaScript BEGIN = LuaScript.beside(IdempotencyRecords.class, "begin");
  private static final LuaScript RENEW = LuaScript.beside(IdempotencyRecords.class, "renew");
  private static final LuaScript FINISH = LuaScript.beside(IdempotencyRecords.class, "finish");
  private static final LuaScript FORGET = LuaScript.beside(IdempotencyRecords.class, "forget");
  private static final Duration LIFE = Duration.ofDays(1);

  /** Redis evicts nothing, so an account may not fill it: a record has about 1 KB. */
  private static final String MOST_OF_AN_ACCOUNT = "10000";

  /**
   * What the boundary of a form, which is made anew for each request, may change of its length: 70
   * characters (RFC 2046) between 16 parts and at the end.
   */
  private static final long LENGTH_OF_BOUNDARIES = 70 * 17;

  private final RedisLink redis;
  private final LeaseRenewal renewal;

  IdempotencyRecords(RedisLink redis, LeaseRenewal renewal) {
    this.redis = redis;
    this.renewal = renewal;
  }

  /** Begins the request, unless it is known. */
  Beginning begin(AccountId account, IdempotencyKey key, Fingerprint fingerprint) {
    JobId job = JobId.random();
    List<?> found =
        redis.list(
            BEGIN,
            List.of(name(account, key), index(account)),
            List.of(
                fingerprint.digest(),
                Long.toString(fingerprint.length()),
                Long.toString(LENGTH_OF_BOUNDARIES),
                job.toString(),
                lease(),
                Long.toString(LIFE.toMillis()),
                key.value(),
                prefix(account),
                MOST_OF_AN_ACCOUNT));
    return switch (found.get(0).toString()) {
      case "begun" -> new Beginning.Begun(JobId.of(found.get(1).toString()), job);
      case "answered" ->
          new Beginning.Answered(
              new KeptAnswer(
                  Integer.parseInt(found.get(1).toString()),
                  found.get(2).toString(),
                  found.get(3).toString()));
      case "under-way" -> new Beginning.UnderWay();
      default -> new Beginning.Reused();
    };
  }

  /** Renews the lease until the answer is run. */
  Runnable hold(AccountId account, IdempotencyKey key, JobId job) {
    return renewal.every(
        () -> redis.test(RENEW, List.of(name(account, key)), List.of(job.toString(), lease())));
  }

  /** Keeps the answer for a day. */
  void finish(AccountId account, IdempotencyKey key, JobId job, KeptAnswer answer) {
    redis.test(
        FINISH,
        List.of(name(account, key)),
        List.of(
            job.toString(),
            Integer.toString(answer.status()),
            answer.location(),
            answer.body(),
            Long.toString(LIFE.toMillis())));
  }

  /** Frees the key: the request did nothing. */
  void forget(AccountId account, IdempotencyKey key, JobId job) {
    redis.test(
        FORGET, List.of(name(account, key), index(account)), List.of(job.toString(), key.value()));
  }

  /** Forgets all requests of an account that is deleted: their answers name its files. */
  public void forgetAll(AccountId account) {
    for (String key : redis.commands().zrange(index(account), 0, -1)) {
      redis.commands().del(prefix(account) + key);
    }
    redis.commands().del(index(account));
  }

  private String lease() {
    return Long.toString(renewal.lease().toMillis());
  }

  private static String name(AccountId account, IdempotencyKey key) {
    return prefix(account) + key.value();
  }

  private static String prefix(AccountId account) {
    return "idempotency:" + account + ":";
  }

  /** Sorted set: the keys of the account by the end of their records in milliseconds. */
  private static String index(AccountId account) {
    return "idempotency-keys:" + account;
  }
}
