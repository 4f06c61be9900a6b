package org.mediatranscoder.notification.mail;

import java.util.Optional;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.s3.Bucket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Finds the picture of a video that transcoding-worker made for the mail about it. Only the own
 * address of an account gets one: what others see is not for the sender of a file to choose.
 */
@Component
class MailPictures {

  private static final Logger log = LoggerFactory.getLogger(MailPictures.class);

  /** Above what the worker makes; larger ones are none of ours. */
  private static final int MOST_BYTES = 64_000;

  private final Bucket bucket;

  MailPictures(Bucket bucket) {
    this.bucket = bucket;
  }

  /** Empty where there is none, or the store does not tell: the mail goes without it. */
  Optional<MailPicture> of(TranscodeJob job) {
    if (job.status() != JobStatus.COMPLETED || !job.request().ownAddress()) {
      return Optional.empty();
    }
    try {
      return bucket
          .get(ObjectKeys.poster(job.id()))
          .map(stored -> SdkBytes.fromByteArray(stored.bytes()))
          .filter(jpeg -> jpeg.asByteArrayUnsafe().length <= MOST_BYTES)
          .map(jpeg -> new MailPicture("poster-" + job.id() + "." + job.run() + "@mail", jpeg));
    } catch (SdkException unavailable) {
      log.info("The mail about job {} has no picture: {}", job.id(), unavailable.toString());
      return Optional.empty();
    }
  }
}
