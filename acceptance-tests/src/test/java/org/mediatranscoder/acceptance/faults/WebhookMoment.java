package org.mediatranscoder.acceptance.faults;

import java.util.Locale;
import java.util.regex.MatchResult;
import org.mediatranscoder.testsupport.faults.Fault;

/**
 * A point in the delivery of an event at which notification-worker can be struck: by what it asks
 * of S3, where it notes who has taken an event, and by what the receiver gets.
 */
enum WebhookMoment {
  BEFORE_THE_REQUEST(1) {
    @Override
    void arm(Fleet fleet, WebhookReceiver receiver, Strike strike) {
      fleet.notifier().s3().arm(ASKED, lost(fleet, strike));
    }
  },
  WHILE_THE_RECEIVER_HAS_THE_REQUEST(2) {
    @Override
    void arm(Fleet fleet, WebhookReceiver receiver, Strike strike) {
      receiver.beforeItsNextAnswer(job -> strike(fleet, strike, job));
    }
  },
  BETWEEN_THE_ANSWER_AND_THE_NOTE_OF_IT(2) {
    @Override
    void arm(Fleet fleet, WebhookReceiver receiver, Strike strike) {
      fleet.notifier().s3().arm("^PUT " + NOTE, lost(fleet, strike));
    }
  },
  AFTER_THE_NOTE(1) {
    @Override
    void arm(Fleet fleet, WebhookReceiver receiver, Strike strike) {
      Member notifier = fleet.notifier();
      notifier.s3().arm("^PUT " + NOTE, strike.after(notifier, seen -> isNoted(fleet, seen)));
    }
  };

  /** Whether there is a note is asked by a list. */
  private static final String ASKED =
      "^GET /media\\?[^ ]*prefix=processed%2F([0-9a-f-]{36})%2Fwebhook-";

  private static final String NOTE = "/media/processed/([0-9a-f-]{36})/webhook-";

  private final int requests;

  WebhookMoment(int requests) {
    this.requests = requests;
  }

  /** Lets the strike come as soon as an event reaches this moment. */
  abstract void arm(Fleet fleet, WebhookReceiver receiver, Strike strike);

  /** How often the receiver gets an event that is struck then. */
  int requests() {
    return requests;
  }

  String told() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static boolean isNoted(Fleet fleet, MatchResult seen) {
    return fleet.hasFile(seen.group(1), "/webhook-") && fleet.hasFile(seen.group(1), "/mailed-");
  }

  /** S3 never sees what was on its way. */
  private static Fault lost(Fleet fleet, Strike strike) {
    return (connection, piece, seen) -> strike(fleet, strike, seen.group(1));
  }

  /** Once the mail about the same end is out: what becomes of that is for other tests. */
  private static void strike(Fleet fleet, Strike strike, String job) {
    fleet.awaitFile(job, "/mailed-");
    strike.at(fleet.notifier(), job);
  }
}
