package org.mediatranscoder.model.queue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.mediatranscoder.model.job.JobId;

/**
 * The ids of our messages in JobRunr. An id is derived from the work that the message asks for, so
 * the same work is in a queue only once, also if several services enqueue it.
 */
public final class MessageId {

  private MessageId() {}

  /**
   * The UUID version 5 of {@code run/step/index} in the namespace of the job's id.
   *
   * @param run {@link org.mediatranscoder.model.job.TranscodeJob#run}
   * @param index tells the messages of one step apart; 0 for a step of one message
   */
  public static UUID of(JobId job, int run, Step step, int index) {
    return version5(job.value(), run + "/" + step + "/" + index);
  }

  /**
   * The id of the message to encode one chunk of a video: the UUID version 5 of {@code
   * run/SEGMENT/attempt/chunk} in the namespace of the job's id.
   *
   * @param attempt that cut the video into chunks, as another one may cut it elsewhere
   */
  public static UUID ofSegment(JobId job, int run, int attempt, int chunk) {
    return version5(job.value(), run + "/" + Step.SEGMENT + "/" + attempt + "/" + chunk);
  }

  /**
   * The id of the message to one webhook about the end of an attempt, and of the event that the
   * webhook gets: the UUID version 5 of {@code attempt/CALL_WEBHOOK/webhook} in the namespace of
   * the job's id. It has no run, as another mail makes a new run and no new end.
   */
  public static UUID ofWebhook(JobId job, int attempt, String webhook) {
    return version5(job.value(), attempt + "/" + Step.CALL_WEBHOOK + "/" + webhook);
  }

  /** RFC 9562, section 5.5. */
  static UUID version5(UUID namespace, String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer input = ByteBuffer.allocate(2 * Long.BYTES + text.length);
    input.putLong(namespace.getMostSignificantBits()).putLong(namespace.getLeastSignificantBits());
    ByteBuffer hash = ByteBuffer.wrap(sha1(input.put(text).array()));
    long most = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x5000L;
    long least = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | Long.MIN_VALUE;
    return new UUID(most, least);
  }

  private static byte[] sha1(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-1", impossible);
    }
  }
}
