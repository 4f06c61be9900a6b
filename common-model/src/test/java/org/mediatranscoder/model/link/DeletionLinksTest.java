package org.mediatranscoder.model.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.mail.Mailbox;

class DeletionLinksTest {

  private static final List<LinkKey> KEYS =
      List.of(LinkKey.of(1, "a secret of thirty-two bytes or more, at least"));
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final DeletionLinks links = new DeletionLinks(KEYS);
  private final DeletionGrant grant =
      new DeletionGrant(JobId.random(), new AccountId("a_b-C"), 3, NOW.plusSeconds(1));

  @Test
  void aLinkGrantsWhatItWasSignedForUntilItsEnd() {
    String token = links.sign(grant);

    assertThat(links.verify(token, NOW)).contains(grant);
    assertThat(links.verify(token, NOW.plusSeconds(1))).isEmpty();
    assertThat(links.verify(token.substring(1), NOW)).isEmpty();
  }

  @Test
  void aLinkOfOneKindIsNoneOfAnother() {
    String token = links.sign(grant);
    DownloadLinks downloads = new DownloadLinks(KEYS);
    MailLinks mails = new MailLinks(KEYS);
    JobId beginsWithD = new JobId(UUID.fromString("44000000-0000-4000-8000-000000000000"));
    Mailbox mailbox = Mailbox.of("ada@example.test");
    MailGrant confirm = new MailGrant.Confirm(mailbox, new AccountId("ada"), NOW.plusSeconds(1));

    assertThat(downloads.verify(token, NOW)).isEmpty();
    assertThat(mails.verify(token, NOW)).isEmpty();
    assertThat(links.verify(downloads.sign(beginsWithD, 1), NOW)).isEmpty();
    assertThat(links.verify(downloads.signUntil(beginsWithD, 1, Instant.MAX), NOW)).isEmpty();
    assertThat(links.verify(mails.sign(confirm), NOW)).isEmpty();
    assertThat(links.verify(mails.sign(new MailGrant.Stop(mailbox)), NOW)).isEmpty();
  }
}
