package org.mediatranscoder.gateway.download;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.gateway.jobs.OwnJobs;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Links to the outputs of several jobs in one archive. A link is a random name in Redis for the ids
 * of the jobs, as so many ids do not fit into an address; it lives an hour.
 */
@Component
class SeveralJobs {

  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final int BYTES_OF_NAME = 20;

  private final SecureRandom random = new SecureRandom();
  private final RedisLink redis;
  private final OwnJobs ownJobs;
  private final JobStore jobs;
  private final Clock clock;

  SeveralJobs(RedisLink redis, OwnJobs ownJobs, JobStore jobs, Clock clock) {
    this.redis = redis;
    this.ownJobs = ownJobs;
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * A link to the outputs of these jobs.
   *
   * @throws ApiException {@code job-not-found} or {@code job-not-completed} of any of them
   */
  DownloadUrl link(AccountId owner, List<String> ids) {
    for (String id : ids) {
      if (ownJobs.find(id, owner).renditions().isEmpty()) {
        throw new ApiException(ErrorCode.JOB_NOT_COMPLETED);
      }
    }
    byte[] bytes = new byte[BYTES_OF_NAME];
    random.nextBytes(bytes);
    String name = HexFormat.of().formatHex(bytes);
    redis.commands().setex(key(name), LIFETIME.toSeconds(), owner + "," + String.join(",", ids));
    return new DownloadUrl(
        ServletUriComponentsBuilder.fromCurrentContextPath()
            .path("/archives/" + name)
            .build()
            .toUri(),
        clock.instant().plus(LIFETIME).truncatedTo(ChronoUnit.SECONDS));
  }

  /**
   * The jobs of a link.
   *
   * @throws ApiException {@code link-invalid}, or {@code file-gone} if one of them was deleted
   */
  List<TranscodeJob> find(String name) {
    @Nullable String noted = redis.commands().get(key(name));
    if (noted == null) {
      throw new ApiException(ErrorCode.LINK_INVALID);
    }
    String[] words = noted.split(",", -1);
    return Arrays.stream(words).skip(1).map(id -> job(id, words[0])).toList();
  }

  private TranscodeJob job(String id, String owner) {
    return jobs.find(JobId.of(id))
        .filter(job -> job.owner().toString().equals(owner) && !job.renditions().isEmpty())
        .orElseThrow(() -> new ApiException(ErrorCode.FILE_GONE));
  }

  private static String key(String name) {
    return "archive:" + name;
  }
}
