package org.mediatranscoder.acceptance.faults;

import java.util.Locale;

/**
 * A point at which notification-worker can be struck while it sends the mail about a job: by what
 * it asks of S3, where it notes that a mail is out.
 */
enum MailMoment {
  BEFORE_THE_MAIL(1) {
    @Override
    void arm(Fleet fleet, Strike strike) {
      fleet.notifier().s3().arm(ASKED, strike.before(fleet.notifier()));
    }
  },
  BETWEEN_THE_MAIL_AND_THE_NOTE_OF_IT(2) {
    @Override
    void arm(Fleet fleet, Strike strike) {
      fleet.notifier().s3().arm("^PUT " + NOTE, strike.before(fleet.notifier()));
    }
  },
  AFTER_THE_NOTE(1) {
    @Override
    void arm(Fleet fleet, Strike strike) {
      Member notifier = fleet.notifier();
      notifier
          .s3()
          .arm(
              "^PUT " + NOTE,
              strike.after(notifier, seen -> fleet.hasFile(seen.group(1), "/mailed-")));
    }
  };

  /** Whether there is a note is asked by a list. */
  private static final String ASKED =
      "^GET /media\\?[^ ]*prefix=processed%2F([0-9a-f-]{36})%2Fmailed-";

  private static final String NOTE = "/media/processed/([0-9a-f-]{36})/mailed-";

  private final int mails;

  MailMoment(int mails) {
    this.mails = mails;
  }

  /** Lets the strike come as soon as a mail reaches this moment. */
  abstract void arm(Fleet fleet, Strike strike);

  /** How often a mail comes that is struck then (docs/decisions/0038-recovery-from-s3.md). */
  int mails() {
    return mails;
  }

  String told() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
