package org.mediatranscoder.auth.consent;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * A command: lets a mailbox have mail again, which had said stop or was undeliverable. Its
 * arguments are those of {@link ReadMailbox}.
 */
@Import({ConsentStore.class, PublishedConsents.class})
public class ResumeMailbox implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(ResumeMailbox.class);

  private final MailConsents consents;
  private final StringRedisTemplate redis;

  ResumeMailbox(
      ConsentStore store, PublishedConsents published, Clock clock, StringRedisTemplate redis) {
    this.consents = new MailConsents(store, published, clock);
    this.redis = redis;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    MailboxArguments of = MailboxArguments.of(arguments);
    consents.resume(of.mailbox());
    boolean was = redis.delete(of.undeliverable());
    log.info("It may get mail again{}", was ? ", which was undeliverable" : "");
  }
}
