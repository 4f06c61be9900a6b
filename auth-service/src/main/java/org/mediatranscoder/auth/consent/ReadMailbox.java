package org.mediatranscoder.auth.consent;

import java.util.Objects;
import org.mediatranscoder.model.mail.MailConsent;
import org.mediatranscoder.model.mail.Mailbox;
import org.mediatranscoder.model.mail.Undeliverable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * A command: logs whether a mailbox gets mail, and why not. Its arguments are the SHA-256 of the
 * mailbox and that of the address ({@link Mailbox}, {@link Undeliverable}), so that no address is
 * in a list of tasks.
 */
public class ReadMailbox implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(ReadMailbox.class);

  private final MongoOperations mongo;
  private final StringRedisTemplate redis;

  ReadMailbox(MongoOperations mongo, StringRedisTemplate redis) {
    this.mongo = mongo;
    this.redis = redis;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    MailboxArguments of = MailboxArguments.of(arguments);
    String field = MailConsent.of(of.mailbox());
    StoredConsent decided = mongo.findById(field, StoredConsent.class);
    log.info(
        "It decided: {}. In Redis: {}. Undeliverable: {}",
        decided == null ? "nothing" : decided.decision() + " " + decided.at(),
        Objects.requireNonNullElse(redis.opsForHash().get(MailConsent.KEY, field), "nothing"),
        Objects.requireNonNullElse(redis.opsForValue().get(of.undeliverable()), "no"));
  }
}
