package org.mediatranscoder.notification.recipient;

import io.lettuce.core.SetArgs;
import java.time.Duration;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.mail.Mailbox;
import org.mediatranscoder.redis.connection.RedisLink;
import org.springframework.stereotype.Component;

/** How often a recipient gets mail, and how often one is asked whether it is welcome. */
@Component
public class RecipientLimits {

  private static final String SENT = "mail:sent:";
  private static final String ASKED = "mail:asked:";
  private static final String ASKED_IN_ALL = "mail:asked-in-all:";
  private static final String QUESTIONS = "mail:questions:";
  private static final Duration BETWEEN_QUESTIONS = Duration.ofDays(1);

  private final RedisLink redis;
  private final DailyCounts counts;
  private final RecipientSettings settings;

  RecipientLimits(RedisLink redis, DailyCounts counts, RecipientSettings settings) {
    this.redis = redis;
    this.counts = counts;
    this.settings = settings;
  }

  /** Takes the mail of this job out of what its recipient may get today; false if that is spent. */
  public boolean takeMail(TranscodeJob job) {
    boolean own = job.request().ownAddress();
    return counts.take(sent(job), own ? settings.ownPerDay() : settings.othersPerDay());
  }

  /** The mail was not sent. */
  public void giveMailBack(TranscodeJob job) {
    counts.giveBack(sent(job));
  }

  /**
   * Whether the recipient of this job may be asked now; if so, not again for a day, and a few times
   * in all.
   */
  public boolean takeQuestion(TranscodeJob job) {
    String ofAccount = QUESTIONS + job.owner();
    if (!counts.take(ofAccount, settings.questionsPerDay())) {
      return false;
    }
    if (takeRecipient(job)) {
      return true;
    }
    counts.giveBack(ofAccount);
    return false;
  }

  private boolean takeRecipient(TranscodeJob job) {
    SetArgs once = SetArgs.Builder.nx().ex(BETWEEN_QUESTIONS);
    if (redis.commands().set(asked(job), job.owner().value(), once) == null) {
      return false;
    }
    String inAll = askedInAll(job);
    redis.commands().set(inAll, "0", SetArgs.Builder.nx().ex(settings.questionsForgotten()));
    return redis.commands().incr(inAll) <= settings.questionsInAll();
  }

  /** The question was not sent. */
  public void giveQuestionBack(TranscodeJob job) {
    redis.commands().del(asked(job));
    redis.commands().decr(askedInAll(job));
    counts.giveBack(QUESTIONS + job.owner());
  }

  private static String sent(TranscodeJob job) {
    return SENT + mailbox(job);
  }

  private static String asked(TranscodeJob job) {
    return ASKED + mailbox(job);
  }

  private static String askedInAll(TranscodeJob job) {
    return ASKED_IN_ALL + mailbox(job);
  }

  private static String mailbox(TranscodeJob job) {
    return Mailbox.of(job.request().email()).sha256();
  }
}
