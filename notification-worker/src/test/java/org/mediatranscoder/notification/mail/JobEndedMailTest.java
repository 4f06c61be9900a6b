package org.mediatranscoder.notification.mail;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.link.DeletionGrant;
import org.mediatranscoder.model.link.DeletionLinks;
import org.mediatranscoder.model.link.DownloadLinks;
import org.mediatranscoder.model.link.LinkGrant;
import org.mediatranscoder.model.link.LinkKey;
import org.mediatranscoder.model.mail.MailSwitch;
import org.mediatranscoder.model.queue.NotifyHandler;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.notification.EndedJobs;
import org.mediatranscoder.notification.NotificationTest;
import org.mediatranscoder.redis.job.JobRecord;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.queue.NotificationQueue;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.MailException;

class JobEndedMailTest extends NotificationTest {

  private static final Pattern LINK =
      Pattern.compile("https://api\\.transcoder\\.test/d/([A-Za-z0-9_-]+)");
  private static final Pattern DELETION =
      Pattern.compile("https://api\\.transcoder\\.test/deletions/([A-Za-z0-9_-]+)");

  @Autowired private JobStore store;
  @Autowired private NotificationQueue queue;
  @Autowired private NotifyHandler handler;

  private EndedJobs jobs;

  @BeforeEach
  void useTheStore() {
    jobs = new EndedJobs(store);
  }

  @Test
  void aCompletedJobIsAnnouncedWithALinkThatTheGatewayTakes() throws Exception {
    TranscodeJob job = jobs.completed("holiday.mov");

    queue.enqueueJobEnded(job.id(), 1);

    MimeMessage mail = mail();
    assertThat(mail.getSubject()).isEqualTo("Ready: \"holiday.mov\"");
    OpenedMail opened = OpenedMail.of(mail);
    assertThat(granted(opened.text())).isEqualTo(new LinkGrant(job.id(), 3));
    assertThat(granted(opened.html())).isEqualTo(new LinkGrant(job.id(), 3));
    String kept = FactWords.day(requireNonNull(job.endedAt()).plus(Duration.ofDays(36500)));
    assertThat(opened.text())
        .contains("Format: MP4 720p", "File: clip-720p.mp4", "Duration: 1:05")
        .contains("Size: 12.3 MB, 2 % larger than the source (12.1 MB)")
        .contains("Picture: 1280 × 720 pixels", "The link works until " + kept + ".");
    assertThat(opened.html())
        .contains("MP4 720p", "12.3 MB, 2 % larger than the source (12.1 MB)", "1:05")
        .contains("1280 × 720 pixels", "The link works until " + kept + ".");
    await().until(() -> store.find(job.id()).orElseThrow().notifiedAt() != null);
  }

  @Test
  void theMailOfAPackageNamesItOnceAndLeadsToItsPlayer() throws Exception {
    TranscodeJob job = jobs.packaged("clip.mov");

    queue.enqueueJobEnded(job.id(), 1);

    OpenedMail opened = OpenedMail.of(mail());
    assertThat(opened.text())
        .contains("Files: clip (adaptive) zip", "1280 × 720 pixels, in 2 sizes", "Watch it or")
        .contains("Size: 12.0 MB, as large as the source (12.1 MB)")
        .doesNotContain("video-720p", "m3u8");
    assertThat(opened.html()).contains("Watch or download").doesNotContain("video-720p");
  }

  @Test
  void aFailedJobIsAnnouncedWithItsReason() throws Exception {
    TranscodeJob job = jobs.failed("notes.txt", "This is no video or sound that we can read.");

    queue.enqueueJobEnded(job.id(), 1);

    MimeMessage mail = mail();
    assertThat(mail.getSubject()).isEqualTo("Not converted: \"notes txt\"");
    OpenedMail opened = OpenedMail.of(mail);
    for (String body : List.of(opened.text(), opened.html())) {
      assertThat(body)
          .contains("This is no video or sound", "MP4 720p", "https://app.transcoder.test")
          .doesNotContain("/d/");
      assertThat(deleted(body).job()).isEqualTo(job.id());
    }
  }

  @Test
  void theOwnAddressGetsALinkToThePageAndOneThatDeletesTheJobForThirtyDays() throws Exception {
    TranscodeJob job = jobs.completed("a.mov");

    handler.jobEnded(job.id().value(), 1);

    OpenedMail opened = OpenedMail.of(mail());
    Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    for (String body : List.of(opened.text(), opened.html())) {
      assertThat(body).contains("https://app.transcoder.test");
      DeletionGrant grant = deleted(body);
      assertThat(grant.job()).isEqualTo(job.id());
      assertThat(grant.owner()).isEqualTo(job.owner());
      assertThat(grant.linkVersion()).isEqualTo(3);
      assertThat(grant.expiresAt())
          .isBetween(today.plus(29, ChronoUnit.DAYS), today.plus(30, ChronoUnit.DAYS));
      assertThat(body).contains(FactWords.day(grant.expiresAt()));
    }
  }

  @Test
  void theHeadersSayWhoWritesAndThatNobodyShouldAnswer() throws MessagingException {
    TranscodeJob job = jobs.completed("a.mov");

    handler.jobEnded(job.id().value(), 1);

    MimeMessage mail = mail();
    assertThat(mail.getFrom())
        .containsExactly(new InternetAddress("Media Transcoder <no-reply@transcoder.test>"));
    assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress(EndedJobs.RECIPIENT));
    assertThat(mail.getSentDate()).isInThePast();
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getMessageID()).isEqualTo("<job-" + job.id() + ".1@transcoder.test>");
  }

  @Test
  void aJobThatWasLostAndRestoredGetsNoSecondMail() {
    TranscodeJob job = jobs.completed("a.mov");
    handler.jobEnded(job.id().value(), 1);
    assertThat(mails()).hasSize(1);
    assertThat(S3.keys(ObjectKeys.processedPrefix(job.id())))
        .containsExactly(ObjectKeys.mailed(job.id(), 1));
    redis.commands().del(JobRecord.key(job.id()));
    assertThat(store.restore(job, true)).isTrue();

    handler.jobEnded(job.id().value(), 1);

    assertThat(mails()).hasSize(1);
    assertThat(store.find(job.id()).orElseThrow().notifiedAt()).isNotNull();
  }

  @Test
  void aSecondDeliveryOfTheMessageSendsNothing() {
    TranscodeJob job = jobs.completed("a.mov");

    handler.jobEnded(job.id().value(), 1);
    handler.jobEnded(job.id().value(), 1);
    queue.enqueueJobEnded(job.id(), 1);

    await().during(Duration.ofSeconds(1)).until(() -> mails().size() == 1);
  }

  @Test
  void anotherMailThatIsOwedIsSentOnceAndIsAnotherMessage() throws MessagingException {
    TranscodeJob job = jobs.completed("a.mov");
    queue.enqueueJobEnded(job.id(), 1);
    await().until(() -> store.find(job.id()).orElseThrow().notifiedAt() != null);

    int run = store.oweAnotherMail(job.id()).orElseThrow().run();
    handler.jobEnded(job.id().value(), 1);
    queue.enqueueJobEnded(job.id(), run);
    queue.enqueueJobEnded(job.id(), run);

    await().until(() -> mails().size() == 2);
    await().during(Duration.ofSeconds(1)).until(() -> mails().size() == 2);
    assertThat(mails().getLast().getMessageID()).isNotEqualTo(mails().getFirst().getMessageID());
  }

  @Test
  void aJobThatRunsOrIsUnknownOwesNoMail() {
    handler.jobEnded(jobs.processing("a.mov").id().value(), 1);
    handler.jobEnded(UUID.randomUUID(), 1);

    assertThat(mails()).isEmpty();
  }

  @Test
  void theMailOfAJobThatRedisLostWaitsUntilJobsAreRestored() {
    redis.commands().del(ALL_JOBS_ARE_THERE);
    UUID lost = UUID.randomUUID();

    assertThatThrownBy(() -> handler.jobEnded(lost, 1)).isInstanceOf(IllegalStateException.class);
    handler.jobEnded(jobs.completed("a.mov").id().value(), 1);

    assertThat(mails()).as("of the job that is there").hasSize(1);
  }

  @Test
  void whoWantsNoMailGetsNoneHoweverTheJobEnded() {
    TranscodeJob completed = jobs.completed("a.mov");
    TranscodeJob failed = jobs.failed("b.mov", "This is no video or sound that we can read.");
    redis.commands().sadd(MailSwitch.OFF, completed.owner().value());

    handler.jobEnded(completed.id().value(), 1);
    handler.jobEnded(failed.id().value(), 1);

    assertThat(mails()).isEmpty();
    assertThat(store.find(completed.id()).orElseThrow().notifiedAt()).isNull();
  }

  @Test
  void anotherPersonsWishCountsForThemAlone() {
    redis.commands().sadd(MailSwitch.OFF, "somebody-else");

    handler.jobEnded(jobs.completed("a.mov").id().value(), 1);

    assertThat(mails()).hasSize(1);
  }

  @Test
  void aMailWaitsUntilItIsKnownWhoWantsNone() {
    TranscodeJob job = jobs.completed("a.mov");
    redis.commands().del(MailSwitch.OFF);

    assertThatThrownBy(() -> handler.jobEnded(job.id().value(), 1))
        .isInstanceOf(IllegalStateException.class);
    assertThat(mails()).isEmpty();
    everybodyWantsMail();
    handler.jobEnded(job.id().value(), 1);

    assertThat(mails()).hasSize(1);
  }

  @Test
  void aMailServerThatIsDownGetsTheMailOnceWhenItIsBack() {
    stopMailServer();
    TranscodeJob job = jobs.completed("a.mov");
    assertThatThrownBy(() -> handler.jobEnded(job.id().value(), 1))
        .isInstanceOf(MailException.class);

    queue.enqueueJobEnded(job.id(), 1);
    await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
    assertThat(store.find(job.id()).orElseThrow().notifiedAt()).isNull();
    MAIL.startAgain();

    await().atMost(Duration.ofSeconds(60)).until(() -> mails().size() == 1);
    await().during(Duration.ofSeconds(1)).until(() -> mails().size() == 1);
    assertThat(store.find(job.id()).orElseThrow().notifiedAt()).isNotNull();
  }

  @Test
  void aHostileFileNameStaysAName() throws Exception {
    TranscodeJob job =
        jobs.completed(
            "a\r\nBcc: eve@example.test\r\n\r\n<img src=x onerror=alert(1)>\u202Evom.exe");

    handler.jobEnded(job.id().value(), 1);

    MimeMessage mail = mail();
    assertThat(mail.getSubject())
        .isEqualTo("Ready: \"a Bcc eve example test img src x onerror alert(1) vom exe\"");
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getAllRecipients()).hasSize(1);
    OpenedMail opened = OpenedMail.of(mail);
    assertThat(opened.html()).doesNotContain("<img").doesNotContain("eve@");
    assertThat(opened.text()).doesNotContain("<img").doesNotContain("\u202E");
  }

  @Test
  void aVeryLongFileNameIsCutBetweenCharacters() throws MessagingException {
    TranscodeJob job = jobs.completed("🎬".repeat(500) + ".mov");

    handler.jobEnded(job.id().value(), 1);

    assertThat(mail().getSubject()).isEqualTo("Ready: \"" + "🎬".repeat(59) + "….mov\"");
  }

  private static DeletionGrant deleted(String body) {
    Matcher link = DELETION.matcher(body);
    assertThat(link.find()).isTrue();
    return new DeletionLinks(List.of(LinkKey.parse(LINK_KEY)))
        .verify(link.group(1), Instant.now())
        .orElseThrow();
  }

  private static LinkGrant granted(String body) {
    Matcher link = LINK.matcher(body);
    assertThat(link.find()).isTrue();
    String[] key = LINK_KEY.split(":", 2);
    DownloadLinks gateway =
        new DownloadLinks(List.of(LinkKey.of(Integer.parseInt(key[0]), key[1])));
    return gateway.verify(link.group(1), Instant.EPOCH).orElseThrow();
  }
}
