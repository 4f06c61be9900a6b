package org.mediatranscoder.model.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.model.job.JobId;

class DownloadLinksTest {

  private static final LinkKey OLD = LinkKey.of(1, "an old secret of thirty-two bytes or more");
  private static final LinkKey NEW = LinkKey.of(200, "a new secret of thirty-two bytes or more");

  private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");

  private final JobId job = JobId.random();
  private final DownloadLinks links = new DownloadLinks(List.of(OLD));

  @Test
  void aLinkGrantsTheJobAndTheVersionItWasSignedFor() {
    assertThat(links.verify(links.sign(job, 7), NOW)).contains(new LinkGrant(job, 7));
  }

  @Test
  void aLinkIsTheSameEveryTimeSoThatAMailCanBeSentAgain() {
    assertThat(links.sign(job, 1)).isEqualTo(links.sign(job, 1));
    assertThat(links.sign(job, 1)).isNotEqualTo(links.sign(job, 2));
  }

  @Test
  void aLinkThatEndsIsGoodBeforeItsEndAndNotAfter() {
    String token = links.signUntil(job, 7, NOW.plusSeconds(60));
    assertThat(links.verify(token, NOW.plusSeconds(59))).contains(new LinkGrant(job, 7));
    assertThat(links.verify(token, NOW.plusSeconds(60))).isEmpty();
  }

  @Test
  void aLinkNeedsNoEscapingInAUrl() {
    assertThat(links.sign(job, Integer.MAX_VALUE)).matches("[A-Za-z0-9_-]{71}");
  }

  @Test
  void noBitOfALinkCanBeChanged() {
    byte[] token = Base64.getUrlDecoder().decode(links.sign(job, 1));
    for (int bit = 0; bit < token.length * 8; bit++) {
      byte[] forged = token.clone();
      forged[bit / 8] ^= (byte) (1 << (bit % 8));
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(forged);
      assertThat(links.verify(text, NOW)).as("bit %d", bit).isEmpty();
    }
  }

  @Test
  void aLinkCanBeWrittenInOneWayOnly() {
    String token = links.sign(job, 1);
    assertThat(links.verify(token + "=", NOW)).isEmpty();
    assertThat(links.verify(token + "A", NOW)).isEmpty();
    assertThat(links.verify(token.substring(1), NOW)).isEmpty();
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    alphabet
        .chars()
        .mapToObj(last -> token.substring(0, token.length() - 1) + (char) last)
        .filter(other -> !other.equals(token))
        .forEach(other -> assertThat(links.verify(other, NOW)).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "not base64!", "../../etc/passwd", "AAAA"})
  void whatIsNoLinkGrantsNothing(String text) {
    assertThat(links.verify(text, NOW)).isEmpty();
  }

  @Test
  void anOldLinkStaysGoodWhenANewKeySigns() {
    DownloadLinks rotated = new DownloadLinks(List.of(NEW, OLD));
    assertThat(rotated.verify(links.sign(job, 1), NOW)).contains(new LinkGrant(job, 1));
    assertThat(links.verify(rotated.sign(job, 1), NOW)).isEmpty();
  }

  @Test
  void aLinkIsGoodNoMoreWhenItsKeyIsGone() {
    assertThat(new DownloadLinks(List.of(NEW)).verify(links.sign(job, 1), NOW)).isEmpty();
  }

  @Test
  void aKeyOfTheSameNumberWithAnotherSecretVerifiesNothing() {
    LinkKey other = LinkKey.of(OLD.id(), "another secret of thirty-two bytes or more");
    assertThat(new DownloadLinks(List.of(other)).verify(links.sign(job, 1), NOW)).isEmpty();
  }

  @Test
  void aWeakKeyIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> LinkKey.of(1, "short"));
    assertThatIllegalArgumentException().isThrownBy(() -> LinkKey.of(256, "x".repeat(32)));
    assertThatIllegalArgumentException().isThrownBy(() -> LinkKey.of(-1, "x".repeat(32)));
    assertThatIllegalArgumentException().isThrownBy(() -> new DownloadLinks(List.of()));
  }
}
