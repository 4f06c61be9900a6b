package org.mediatranscoder.notification.mail;

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
 * Notes in S3 which mails were sent, so that nobody gets one twice when jobs are restored after a
 * loss of Redis. While S3 is unavailable mails are sent all the same, and are not noted.
 */
@Component
class SentMails {

  private static final Logger log = LoggerFactory.getLogger(SentMails.class);

  private final Bucket bucket;

  SentMails(Bucket bucket) {
    this.bucket = bucket;
  }

  /** Whether the mail about this run is known to have been sent. */
  boolean contain(TranscodeJob job) {
    try {
      return bucket.exists(key(job));
    } catch (SdkException unavailable) {
      log.warn("Job {}: whether its mail was sent cannot be asked", job.id(), unavailable);
      return false;
    }
  }

  /** Notes that the mail about this run was sent now. */
  void add(TranscodeJob job) {
    try {
      bucket.put(key(job), MediaType.TEXT_PLAIN_VALUE, Map.of(), Content.of(new byte[0]));
    } catch (SdkException unavailable) {
      log.warn("Job {}: that its mail was sent cannot be noted in S3", job.id(), unavailable);
    }
  }

  private static String key(TranscodeJob job) {
    return ObjectKeys.mailed(job.id(), job.run());
  }
}
