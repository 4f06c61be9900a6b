package org.mediatranscoder.gateway.limits;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.redis.access.LimitKeys;
import org.mediatranscoder.redis.connection.LuaScript;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.redis.job.JobKeys;
import org.springframework.stereotype.Component;

/**
 * Lets uploads in one by one. Each holds a lease in Redis that its instance renews; if that dies,
 * the lease ends by itself and the upload counts no longer.
 */
@Component
public class UploadAdmission {

  private static final LuaScript ADMIT = LuaScript.beside(UploadAdmission.class, "admit");
  private static final LuaScript RENEW = LuaScript.beside(UploadAdmission.class, "renew");
  private static final LuaScript RELEASE = LuaScript.beside(UploadAdmission.class, "release");
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration LATER = Duration.ofSeconds(30);
  private static final Duration MUCH_LATER = Duration.ofHours(1);

  private final RedisLink redis;
  private final LimitsProperties limits;
  private final LeaseRenewal renewal;
  private final Clock clock;

  UploadAdmission(RedisLink redis, LimitsProperties limits, LeaseRenewal renewal, Clock clock) {
    this.redis = redis;
    this.limits = limits;
    this.renewal = renewal;
    this.clock = clock;
  }

  /**
   * Begins an upload, or a copy of one.
   *
   * @param announced its length in bytes; negative if nobody knows, which counts as nothing until
   *     its end
   * @return to be closed when the upload has ended
   * @throws LimitExceededException {@code too-many-jobs}, {@code too-many-uploads}, {@code
   *     daily-bytes-exceeded}, {@code stored-bytes-exceeded} or {@code daily-encoding-exceeded}
   */
  public UploadLease admit(AccountId account, long announced) {
    String lease = UUID.randomUUID().toString();
    String bytes = Long.toString(Math.max(0, announced));
    List<?> answer =
        redis.list(
            ADMIT,
            List.of(
                LimitKeys.uploads(account),
                LimitKeys.announced(account),
                today(account),
                JobKeys.active(account),
                JobKeys.stored(account),
                LimitKeys.encoding(account, UtcDay.of(clock.instant()).date()),
                LimitKeys.arrived(account)),
            List.of(
                Integer.toString(limits.uploadsAtOnce()),
                Integer.toString(limits.activeJobs()),
                Long.toString(limits.bytesPerDay().toBytes()),
                bytes,
                lease,
                life(),
                Long.toString(limits.storedBytes().toBytes()),
                Long.toString(limits.encodingPerDay().toMillis()),
                filesKept()));
    refuseIf((Long) answer.getFirst(), (Long) answer.getLast());
    return new UploadLease(
        renewal.every(() -> renew(account, bytes, lease)), came -> release(account, lease, came));
  }

  private String filesKept() {
    Duration kept = limits.filesKept();
    return kept == null ? "" : Long.toString(kept.toMillis());
  }

  private void refuseIf(long refusal, long used) {
    if (refusal == 1) {
      throw new LimitExceededException(ErrorCode.TOO_MANY_JOBS, LATER);
    }
    if (refusal == 2) {
      throw new LimitExceededException(ErrorCode.TOO_MANY_UPLOADS, SOON);
    }
    if (refusal == 3) {
      throw new LimitExceededException(
          ErrorCode.DAILY_BYTES_EXCEEDED,
          left(ErrorCode.DAILY_BYTES_EXCEEDED, used, limits.bytesPerDay().toBytes()),
          untilTomorrow());
    }
    if (refusal == 4) {
      throw new LimitExceededException(
          ErrorCode.STORED_BYTES_EXCEEDED,
          left(ErrorCode.STORED_BYTES_EXCEEDED, used, limits.storedBytes().toBytes()),
          MUCH_LATER);
    }
    if (refusal == 5) {
      throw new LimitExceededException(ErrorCode.DAILY_ENCODING_EXCEEDED, untilTomorrow());
    }
  }

  private static String left(ErrorCode code, long used, long most) {
    return "%s %d of %d bytes are left.".formatted(code.detail(), Math.max(0, most - used), most);
  }

  private void renew(AccountId account, String bytes, String lease) {
    var _ =
        redis.number(
            RENEW,
            List.of(LimitKeys.uploads(account), LimitKeys.announced(account)),
            List.of(bytes, lease, life()));
  }

  private void release(AccountId account, String lease, long came) {
    var _ =
        redis.number(
            RELEASE,
            List.of(LimitKeys.uploads(account), LimitKeys.announced(account), today(account)),
            List.of(lease, Long.toString(came)));
  }

  private String life() {
    return Long.toString(limits.uploadLease().toMillis());
  }

  private Duration untilTomorrow() {
    return UtcDay.of(clock.instant()).left();
  }

  private String today(AccountId account) {
    return LimitKeys.bytes(account, UtcDay.of(clock.instant()).date());
  }
}
