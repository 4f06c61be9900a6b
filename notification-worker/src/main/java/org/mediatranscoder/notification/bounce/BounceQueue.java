package org.mediatranscoder.notification.bounce;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryState;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Reads the queue of SES's events, a few at a time, for as long as the service runs. A message is
 * deleted when its consequences are drawn. One that cannot be read stays: SQS shows it again after
 * the visibility time-out, and puts it into the dead-letter queue after the receives that the
 * queue's redrive policy allows.
 */
@Component
@ConditionalOnProperty(BounceSettings.QUEUE_URL)
class BounceQueue implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(BounceQueue.class);
  private static final int AT_ONCE = 10;
  private static final int RETRIES = 1_500;
  private static final Duration LONG_POLL = Duration.ofSeconds(20);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration STOP = Duration.ofSeconds(2);

  private final SqsClient sqs;
  private final String queue;
  private final UndeliverableAddresses addresses;
  private final MailEvents events;
  private final RetryTemplate retries = retries();
  private volatile @Nullable Thread reader;

  BounceQueue(
      SqsClient sqs, BounceSettings settings, UndeliverableAddresses addresses, MailEvents events) {
    this.sqs = sqs;
    this.queue = Objects.requireNonNull(settings.queueUrl()).toString();
    this.addresses = addresses;
    this.events = events;
  }

  @Override
  public void start() {
    Thread first = Thread.ofVirtual().name("bounces").unstarted(this::read);
    reader = first;
    first.start();
  }

  /** A message that is being read just now is shown again by SQS. */
  @Override
  public void stop() {
    Thread last = reader;
    reader = null;
    if (last != null) {
      last.interrupt();
      try {
        last.join(STOP);
      } catch (InterruptedException hurry) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return reader != null;
  }

  private void read() {
    while (isReader()) {
      try {
        retries.execute(this::readSome);
      } catch (RetryException stoppedOrGaveUp) {
        log.debug("Reading of bounces ended for now", stoppedOrGaveUp);
      }
    }
  }

  private boolean isReader() {
    return Thread.currentThread() == reader;
  }

  private int readSome() {
    addresses.checkReachable(); // Else each receive would bring a message nearer to its end.
    List<Message> messages = receive();
    messages.forEach(this::take);
    return messages.size();
  }

  private List<Message> receive() {
    return sqs.receiveMessage(
            request ->
                request
                    .queueUrl(queue)
                    .maxNumberOfMessages(AT_ONCE)
                    .waitTimeSeconds(Math.toIntExact(LONG_POLL.toSeconds()))
                    .messageSystemAttributeNames(
                        MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
        .messages();
  }

  private void take(Message message) {
    try {
      events.take(message.body());
    } catch (UnreadableEventException unreadable) {
      log.warn(
          "Message {} tells nothing of a mail, receive {}: {}",
          message.messageId(),
          message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT),
          unreadable.getMessage());
      return;
    }
    sqs.deleteMessage(request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
  }

  /** Bounded since a retry keeps all its errors; after about a day it begins anew. */
  private RetryTemplate retries() {
    RetryTemplate template =
        new RetryTemplate(
            RetryPolicy.builder()
                .maxRetries(RETRIES)
                .delay(FIRST_PAUSE)
                .multiplier(2)
                .maxDelay(LONGEST_PAUSE)
                .predicate(trouble -> isReader())
                .build());
    template.setRetryListener(
        new RetryListener() {
          @Override
          public void beforeRetry(RetryPolicy policy, Retryable<?> read, RetryState state) {
            log.warn("Bounces could not be read; trying again", state.getLastException());
          }
        });
    return template;
  }
}
