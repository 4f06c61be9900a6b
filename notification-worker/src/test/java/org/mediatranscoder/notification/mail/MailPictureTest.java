package org.mediatranscoder.notification.mail;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeBodyPart;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.queue.NotifyHandler;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.notification.EndedJobs;
import org.mediatranscoder.notification.NotificationTest;
import org.mediatranscoder.redis.job.JobStore;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.core.sync.RequestBody;

/** The picture of a video in the mail about it. */
class MailPictureTest extends NotificationTest {

  @Autowired private JobStore store;
  @Autowired private NotifyHandler handler;
  @Autowired private JobMailComposer composer;

  private EndedJobs jobs;

  @BeforeEach
  void useTheStore() {
    jobs = new EndedJobs(store);
  }

  @Test
  void theMailOfAVideoCarriesItsPictureAndNamesNoAddressOfIt() throws Exception {
    TranscodeJob job = jobs.completed("holiday & <b>.mov");
    byte[] jpeg = SamplePicture.jpeg();
    store(job, jpeg);

    handler.jobEnded(job.id().value(), 1);

    OpenedMail opened = OpenedMail.of(mail());
    MimeBodyPart image = requireNonNull(opened.image());
    assertThat(opened.jpeg()).isEqualTo(jpeg);
    String id = image.getContentID().replaceAll("^<|>$", "");
    assertThat(id).matches("poster-" + job.id() + "\\.1@mail");
    assertThat(image.getDisposition()).isEqualTo("inline");
    assertThat(image.getFileName()).isNull();
    assertThat(opened.html())
        .containsOnlyOnce("<img")
        .contains("src=\"cid:" + id + "\"", "alt=\"A frame of holiday");
    assertThat(opened.text()).doesNotContain("cid:", "poster");
  }

  @Test
  void withoutOneTheMailIsTextAndHtmlAlone() throws Exception {
    handler.jobEnded(jobs.completed("a.mov").id().value(), 1);
    handler.jobEnded(jobs.failed("b.mov", "This is no video.").id().value(), 1);

    assertThat(mails()).hasSize(2);
    assertThat(OpenedMail.of(mails().getFirst()).image()).isNull();
    assertThat(OpenedMail.of(mails().getFirst()).html()).doesNotContain("<img");
    assertThat(OpenedMail.of(mails().getLast()).image()).isNull();
  }

  @Test
  void anotherAddressGetsNoneAndWhatIsFarTooLargeIsNoneOfOurs() {
    TranscodeJob others = jobs.completedFor("bob@example.test", "a.mov");
    store(others, SamplePicture.jpeg());
    TranscodeJob large = jobs.completed("b.mov");
    store(large, new byte[64_001]);
    TranscodeJob own = jobs.completed("c.mov");
    store(own, SamplePicture.jpeg());

    assertThat(composer.compose(others).picture()).isNull();
    assertThat(composer.compose(large).picture()).isNull();
    assertThat(composer.compose(own).picture()).isNotNull();
  }

  private static void store(TranscodeJob job, byte[] jpeg) {
    S3.client()
        .putObject(
            put -> put.bucket(S3.bucket()).key(ObjectKeys.poster(job.id())).metadata(Map.of()),
            RequestBody.fromBytes(jpeg));
  }
}
