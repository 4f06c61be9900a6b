package org.mediatranscoder.model.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.mail.Mailbox;

class MailLinksTest {

  private static final List<LinkKey> KEYS =
      List.of(LinkKey.of(1, "a secret of thirty-two bytes or more, at least"));
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final MailLinks links = new MailLinks(KEYS);
  private final Mailbox mailbox = Mailbox.of("Ada@example.test");

  @Test
  void aLinkGrantsWhatItWasSignedFor() {
    MailGrant stop = new MailGrant.Stop(mailbox);
    MailGrant confirm = new MailGrant.Confirm(mailbox, new AccountId("a_b-C"), NOW.plusSeconds(1));

    assertThat(links.verify(links.sign(stop), NOW)).contains(stop);
    assertThat(links.verify(links.sign(confirm), NOW)).contains(confirm);
  }

  @Test
  void aConfirmationExpiresAndAStopDoesNot() {
    MailGrant confirm = new MailGrant.Confirm(mailbox, new AccountId("ada"), NOW);

    assertThat(links.verify(links.sign(confirm), NOW)).isEmpty();
    assertThat(links.verify(links.sign(new MailGrant.Stop(mailbox)), Instant.MAX)).isPresent();
  }

  @Test
  void aLinkOfOneKindIsNoneOfAnother() {
    String download = new DownloadLinks(KEYS).sign(JobId.random(), 1);

    assertThat(links.verify(download, NOW)).isEmpty();
    assertThat(
            new DownloadLinks(KEYS).verify(links.sign(new MailGrant.Stop(mailbox)), Instant.EPOCH))
        .isEmpty();
  }

  @Test
  void aMailboxIsTheSameHoweverItsAddressIsWritten() {
    assertThat(Mailbox.of(" ada+x+y@EXAMPLE.test")).isEqualTo(mailbox);
    assertThat(Mailbox.of("+ada@example.test")).isNotEqualTo(mailbox);
    assertThat(Mailbox.of("ada@exa+mple.test")).isNotEqualTo(mailbox);
  }
}
