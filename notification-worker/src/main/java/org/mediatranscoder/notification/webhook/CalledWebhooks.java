package org.mediatranscoder.notification.webhook;

import java.util.Map;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.s3.Bucket;
import org.mediatranscoder.s3.Content;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Notes in S3 which webhooks have taken the end of a job, so that none gets it twice when jobs are
 * restored after a loss of Redis. While S3 is unavailable they are called all the same.
 */
@Component
class CalledWebhooks {

  private static final Logger log = LoggerFactory.getLogger(CalledWebhooks.class);

  private final Bucket bucket;

  CalledWebhooks(Bucket bucket) {
    this.bucket = bucket;
  }

  /** Whether this webhook is known to have taken it. */
  boolean contain(TranscodeJob job, String webhook) {
    try {
      return bucket.exists(key(job, webhook));
    } catch (SdkException unavailable) {
      log.warn("Job {}: whether a webhook was called cannot be asked", job.id(), unavailable);
      return false;
    }
  }

  /** Notes that it has. */
  void add(TranscodeJob job, String webhook) {
    try {
      bucket.put(key(job, webhook), MediaType.TEXT_PLAIN_VALUE, Map.of(), Content.of(new byte[0]));
    } catch (SdkException unavailable) {
      log.warn("Job {}: that a webhook was called cannot be noted", job.id(), unavailable);
    }
  }

  private static String key(TranscodeJob job, String webhook) {
    return ObjectKeys.webhookCalled(job.id(), job.attempt(), webhook);
  }
}
