package org.mediatranscoder.redis.queue;

import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.utils.mapper.JsonMapper;
import org.jobrunr.utils.mapper.jackson3.Jackson3JsonMapper;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.redis.job.JobDurations;
import org.mediatranscoder.redis.jobrunr.RedisStorageProvider;

/** Opens the two queues of one Redis. */
public final class Queues {

  private final JsonMapper mapper = new Jackson3JsonMapper();
  private final RedisLink redis;
  private final ObservationRegistry observations;
  private final Duration outageGracePeriod;

  /**
   * @param outageGracePeriod {@link QueueProperties#outageGracePeriod}
   */
  public Queues(RedisLink redis, ObservationRegistry observations, Duration outageGracePeriod) {
    this.redis = redis;
    this.observations = observations;
    this.outageGracePeriod = outageGracePeriod;
  }

  /** How JobRunr reads and writes JSON. */
  public JsonMapper mapper() {
    return mapper;
  }

  /** A new view of the queue. */
  public RedisStorageProvider storage(QueueName queue) {
    return new RedisStorageProvider(
        redis, queue.prefix(), new JobMapper(mapper), outageGracePeriod);
  }

  /** Takes traces through the queue. */
  public MessageTraces traces(QueueName queue) {
    return new MessageTraces(observations, queue);
  }

  /** Where all accounts are alike. */
  public TranscodeQueue transcode() {
    return transcode(SharesProperties.EQUAL);
  }

  public TranscodeQueue transcode(SharesProperties shares) {
    return new JobRunrTranscodeQueue(
        storage(QueueName.TRANSCODE), traces(QueueName.TRANSCODE), shares, expected());
  }

  public SegmentQueue segments(SharesProperties shares) {
    return new JobRunrSegmentQueue(
        storage(QueueName.TRANSCODE), traces(QueueName.TRANSCODE), shares, expected());
  }

  private ExpectedWork expected() {
    return new JobDurations(redis)::of;
  }

  public WebhookQueue webhooks() {
    return new JobRunrWebhookQueue(storage(QueueName.NOTIFY), traces(QueueName.NOTIFY));
  }

  public NotificationQueue notifications() {
    return new JobRunrNotificationQueue(storage(QueueName.NOTIFY), traces(QueueName.NOTIFY));
  }
}
