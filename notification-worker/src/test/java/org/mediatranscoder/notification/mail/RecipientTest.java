package org.mediatranscoder.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.MailHold;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.link.LinkKey;
import org.mediatranscoder.model.link.MailGrant;
import org.mediatranscoder.model.link.MailLinks;
import org.mediatranscoder.model.mail.MailConsent;
import org.mediatranscoder.model.mail.MailConsent.Decision;
import org.mediatranscoder.model.mail.Mailbox;
import org.mediatranscoder.model.queue.NotifyHandler;
import org.mediatranscoder.notification.EndedJobs;
import org.mediatranscoder.notification.NotificationTest;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.queue.NotificationQueue;
import org.springframework.beans.factory.annotation.Autowired;

/** Whom an account may send mail to, and how much of it. */
class RecipientTest extends NotificationTest {

  private static final Pattern PAGE = Pattern.compile("/mail/([A-Za-z0-9_-]+)");
  private static final String ADVERTISEMENT =
      "Win at www.evil.example or call eve@evil.example.mov";

  @Autowired private JobStore store;
  @Autowired private NotificationQueue queue;
  @Autowired private NotifyHandler handler;

  private final String bob = "bob-" + UUID.randomUUID() + "@example.test";
  private EndedJobs jobs;

  @BeforeEach
  void begin() {
    jobs = new EndedJobs(store);
    List<String> counts = redis.commands().keys("mail:questions:*");
    counts.forEach(redis.commands()::del);
  }

  @Test
  void twentyMailsToSomebodyElseAreOneQuestionWithoutAWordOfTheSender() throws Exception {
    for (int i = 0; i < 20; i++) {
      TranscodeJob job = jobs.completedFor(bob, ADVERTISEMENT);
      handler.jobEnded(job.id().value(), 1);
      assertThat(hold(job)).isEqualTo(MailHold.UNCONFIRMED);
    }

    MimeMessage question = mail();
    OpenedMail opened = OpenedMail.of(question);
    for (String text : List.of(question.getSubject(), opened.text(), opened.html())) {
      assertThat(text).doesNotContainIgnoringCase("evil").doesNotContain("/d/");
    }
  }

  @Test
  void onceConfirmedTheMailsThatWaitedComeAndLaterOnesAtOnce() throws Exception {
    TranscodeJob first = jobs.completedFor(bob, "first.mov");
    TranscodeJob second = jobs.completedFor(bob, "second.mov");
    handler.jobEnded(first.id().value(), 1);
    handler.jobEnded(second.id().value(), 1);
    MailGrant grant = grant(OpenedMail.of(mail()).text());

    decide(grant);

    await().until(() -> mails().size() == 3);
    assertThat(mails().subList(1, 3))
        .extracting(MimeMessage::getSubject)
        .containsExactlyInAnyOrder("Ready: \"first\"", "Ready: \"second\"");
    for (MimeMessage mail : mails().subList(1, 3)) {
      OpenedMail opened = OpenedMail.of(mail);
      assertThat(mail.getHeader("List-Unsubscribe-Post"))
          .containsExactly("List-Unsubscribe=One-Click");
      assertThat(grant(mail.getHeader("List-Unsubscribe")[0]))
          .isEqualTo(new MailGrant.Stop(Mailbox.of(bob)));
      for (String body : List.of(opened.text(), opened.html())) {
        assertThat(body)
            .contains("/d/")
            .as("is for the owner")
            .doesNotContain("/deletions/", "app.");
      }
    }
    await().until(() -> store.find(second.id()).orElseThrow().notifiedAt() != null);
    assertThat(hold(second)).isNull();
    TranscodeJob third = jobs.completedFor(bob, "third.mov");
    queue.enqueueJobEnded(third.id(), 1);
    await().until(() -> mails().size() == 4);
  }

  @Test
  void aConfirmationForOneAccountIsNoneForAnother() {
    decide(new MailGrant.Confirm(Mailbox.of(bob), new AccountId("somebody-else"), Instant.MAX));
    TranscodeJob job = jobs.completedFor(bob, "a.mov");

    handler.jobEnded(job.id().value(), 1);

    assertThat(hold(job)).isEqualTo(MailHold.UNCONFIRMED);
  }

  @Test
  void whoSaidStopGetsNothingNotEvenAQuestionAndTheJobSaysSo() {
    decide(new MailGrant.Stop(Mailbox.of(bob)));
    TranscodeJob job = jobs.completedFor(bob.replace("@", "+tag@"), "a.mov");

    handler.jobEnded(job.id().value(), 1);

    assertThat(mails()).isEmpty();
    assertThat(hold(job)).isEqualTo(MailHold.STOPPED);
  }

  @Test
  void aStopHoldsForTheAccountsOwnAddressToo() {
    decide(new MailGrant.Stop(Mailbox.of(EndedJobs.RECIPIENT)));
    TranscodeJob job = jobs.completed("a.mov");

    handler.jobEnded(job.id().value(), 1);

    assertThat(mails()).isEmpty();
    assertThat(hold(job)).isEqualTo(MailHold.STOPPED);
  }

  @Test
  void aTagMakesNobodyAnotherRecipient() {
    for (String tag : List.of("", "+1", "+2")) {
      TranscodeJob job = jobs.completedFor(bob.replace("@", tag + "@"), "a.mov");
      handler.jobEnded(job.id().value(), 1);
    }

    assertThat(mails()).hasSize(1);
  }

  @Test
  void anAccountAsksFiveStrangersInADayAndNoMore() {
    for (int i = 0; i < 8; i++) {
      TranscodeJob job = jobs.completedFor(UUID.randomUUID() + "@example.test", "a.mov");
      handler.jobEnded(job.id().value(), 1);
      assertThat(hold(job)).isEqualTo(MailHold.UNCONFIRMED);
    }

    assertThat(mails()).hasSize(5);
  }

  @Test
  void whoNeverAnswersIsAskedThreeTimesInAllWhateverTheDayOrTheAccount() {
    for (int day = 0; day < 6; day++) {
      handler.jobEnded(jobs.completedFor(bob, "a.mov").id().value(), 1);
      redis.commands().keys("mail:asked:*").forEach(redis.commands()::del); // As a day does.
    }

    assertThat(mails()).hasSize(3);
  }

  @Test
  void somebodyElseGetsTwentyMailsInADay() {
    decide(grantOf(jobs.completedFor(bob, "a.mov")));
    TranscodeJob last = jobs.completedFor(bob, "a.mov");
    for (int i = 0; i < 20; i++) {
      handler.jobEnded(jobs.completedFor(bob, "a.mov").id().value(), 1);
    }

    handler.jobEnded(last.id().value(), 1);

    assertThat(mails()).hasSize(20);
    assertThat(hold(last)).isEqualTo(MailHold.LIMITED);
  }

  @Test
  void aQuestionThatTheMailServerDidNotTakeIsAskedAgain() {
    TranscodeJob job = jobs.completedFor(bob, "a.mov");
    stopMailServer();
    try {
      assertThatThrownBy(() -> handler.jobEnded(job.id().value(), 1)).isNotNull();
    } finally {
      MAIL.startAgain();
    }
    assertThat(hold(job)).isNull();

    handler.jobEnded(job.id().value(), 1);

    assertThat(mails()).hasSize(1);
  }

  @Test
  void whatRecipientsDecidedMustBeKnownBeforeAnyMailIsSent() {
    TranscodeJob job = jobs.completed("a.mov");
    redis.commands().del(MailConsent.KEY);

    assertThatThrownBy(() -> handler.jobEnded(job.id().value(), 1))
        .isInstanceOf(IllegalStateException.class);

    assertThat(mails()).isEmpty();
  }

  @Test
  void everyMailCanBeStoppedWithOneClick() throws Exception {
    TranscodeJob own = jobs.completed("a.mov");
    handler.jobEnded(own.id().value(), 1);
    handler.jobEnded(jobs.completedFor(bob, "b.mov").id().value(), 1);

    assertThat(mails()).hasSize(2);
    for (MimeMessage mail : mails()) {
      String recipient = mail.getAllRecipients()[0].toString();
      String header = mail.getHeader("List-Unsubscribe")[0];
      assertThat(header).matches("<" + ISSUER.issuer() + "/mail/[A-Za-z0-9_-]+>");
      assertThat(mail.getHeader("List-Unsubscribe-Post"))
          .containsExactly("List-Unsubscribe=One-Click");
      String link = header.substring(1, header.length() - 1);
      assertThat(OpenedMail.of(mail).text()).contains(link);
      assertThat(OpenedMail.of(mail).html()).contains(link);
      assertThat(grant(header)).isEqualTo(new MailGrant.Stop(Mailbox.of(recipient)));
    }
  }

  private static MailGrant.Confirm grantOf(TranscodeJob job) {
    return new MailGrant.Confirm(
        Mailbox.of(job.request().email()), job.owner(), Instant.now().plusSeconds(60));
  }

  /** As auth-service does when somebody presses the button. */
  private void decide(MailGrant grant) {
    Decision decision = grant instanceof MailGrant.Confirm ? Decision.CONFIRMED : Decision.STOPPED;
    String field =
        grant instanceof MailGrant.Confirm confirm
            ? MailConsent.of(confirm.account(), confirm.mailbox())
            : MailConsent.of(grant.mailbox());
    redis.commands().hset(MailConsent.KEY, field, decision + " " + System.currentTimeMillis());
    if (decision == Decision.CONFIRMED) {
      redis.commands().sadd(MailConsent.CONFIRMED, field);
    }
  }

  private static MailGrant grant(String text) {
    Matcher link = PAGE.matcher(text);
    assertThat(link.find()).isTrue();
    return new MailLinks(List.of(LinkKey.parse(LINK_KEY)))
        .verify(link.group(1), Instant.now())
        .orElseThrow();
  }

  private @Nullable MailHold hold(TranscodeJob job) {
    return store.find(job.id()).orElseThrow().mailHold();
  }
}
