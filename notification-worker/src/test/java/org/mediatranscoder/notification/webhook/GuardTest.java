package org.mediatranscoder.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.model.link.LinkKey;
import org.mediatranscoder.model.link.SealedSecrets;
import org.mediatranscoder.model.webhook.Webhook;
import org.mediatranscoder.model.webhook.WebhookDelivery.Outcome;
import org.mediatranscoder.notification.NotificationTest;

/** What keeps requests inside. */
class GuardTest {

  private static final SealedSecrets SEAL =
      new SealedSecrets(List.of(LinkKey.parse(NotificationTest.LINK_KEY)));
  private static final byte[] SECRET = Base64.getDecoder().decode(Hooks.SECRET.substring(6));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://localhost/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://2130706433/",
        "https://127.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://10.0.0.1/",
        "https://[fd00:ec2::254]/"
      })
  void noRequestGoesInside(String url) throws Exception {
    assertThat(send(url, new CheckedAddresses(settings(false)), settings(false)))
        .isIn(Outcome.ADDRESS_REFUSED, Outcome.HOST_UNKNOWN);
  }

  @Test
  void httpAndOtherPortsAreForDevelopmentOnly() throws Exception {
    try (Receiver receiver = Receiver.answering(200)) {
      assertThat(send(receiver.url(), new CheckedAddresses(settings(false)), settings(false)))
          .isEqualTo(Outcome.ADDRESS_REFUSED);
      assertThat(receiver.received()).isEmpty();
      assertThat(send(receiver.url(), new CheckedAddresses(settings(true)), settings(true)))
          .isEqualTo(Outcome.DELIVERED);
    }
  }

  /** A name that leads to a public address when it is looked at, and inside a moment later. */
  @Test
  void aNameIsLookedUpOnceForAConnection() throws Exception {
    AtomicInteger lookUps = new AtomicInteger();
    try (Receiver receiver = Receiver.answering(200)) {
      CheckedAddresses changing =
          new CheckedAddresses(settings(true)) {
            @Override
            InetAddress[] lookUp(String host) throws UnknownHostException {
              return lookUps.incrementAndGet() == 1
                  ? new InetAddress[] {InetAddress.getLoopbackAddress()}
                  : new InetAddress[] {InetAddress.ofLiteral("10.0.0.1")};
            }
          };
      String url = receiver.url().replace("127.0.0.1", "receiver.example.test");

      assertThat(send(url, changing, settings(true))).isEqualTo(Outcome.DELIVERED);

      assertThat(lookUps).hasValue(1);
      assertThat(receiver.received().getFirst().header("host")).startsWith("receiver.example.test");
    }
  }

  @Test
  void ofSeveralAddressesNoneMayBeInside() throws Exception {
    CheckedAddresses both =
        new CheckedAddresses(settings(false)) {
          @Override
          InetAddress[] lookUp(String host) {
            return new InetAddress[] {
              InetAddress.ofLiteral("1.1.1.1"), InetAddress.ofLiteral("127.0.0.1")
            };
          }
        };

    assertThat(send("https://receiver.example.test/", both, settings(false)))
        .isEqualTo(Outcome.ADDRESS_REFUSED);
  }

  @Test
  void whatIsNoServerAtAllIsSaid() throws Exception {
    assertThat(send("http://127.0.0.1:1/", new CheckedAddresses(settings(true)), settings(true)))
        .isEqualTo(Outcome.CONNECTION_FAILED);
    try (DrippingServer plain = new DrippingServer()) {
      String https = plain.url().replace("http:", "https:");
      assertThat(send(https, new CheckedAddresses(settings(true)), settings(true)))
          .isEqualTo(Outcome.TLS_FAILED);
    }
  }

  private static Outcome send(String url, CheckedAddresses addresses, WebhookSettings settings)
      throws Exception {
    Webhook webhook = new Webhook("id", url, true, SEAL.seal(SECRET, "id"), null, null, null);
    try (CloseableHttpClient http = new WebhookHttp().webhookClient(settings, addresses)) {
      WebhookRequests requests = new WebhookRequests(http, SEAL, settings, Clock.systemUTC());
      try {
        return requests.send(webhook, URI.create(url), "event", "{}").outcome();
      } finally {
        requests.destroy();
      }
    }
  }

  private static WebhookSettings settings(boolean allowLoopback) {
    return new WebhookSettings(
        Duration.ofSeconds(2), allowLoopback, Duration.ofDays(3), 10, Duration.ofDays(3));
  }
}
