package org.mediatranscoder.notification;

import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.mediatranscoder.model.mail.MailConsent;
import org.mediatranscoder.model.mail.MailSwitch;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.testsupport.MailTestServer;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.mediatranscoder.testsupport.S3TestServer;
import org.mediatranscoder.testsupport.TestIssuer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service with a real Redis and a real mail server. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "transcoder.mail.from=Media Transcoder <no-reply@transcoder.test>",
      "transcoder.links.base-url=https://api.transcoder.test/",
      "transcoder.links.files-kept=36500d",
      "transcoder.links.page-url=https://app.transcoder.test",
      "transcoder.links.keys=" + NotificationTest.LINK_KEY,
      "transcoder.mail.recipients.release-interval=200ms",
      "transcoder.webhooks.allow-loopback=true",
      "transcoder.webhooks.timeout=2s"
    })
public abstract class NotificationTest {

  public static final String LINK_KEY = "7:a-secret-for-tests-of-at-least-32-bytes";

  protected static final TestIssuer ISSUER = TestIssuer.shared();
  protected static final S3TestServer S3 = S3TestServer.shared();

  /** One for all tests, as they share the service that knows its port. */
  protected static final MailTestServer MAIL = MailTestServer.start();

  protected static final String ALL_JOBS_ARE_THERE = "jobs:complete";

  @Autowired protected RedisLink redis;

  /** Their Message-IDs. */
  private List<String> before = List.of();

  @DynamicPropertySource
  static void addresses(DynamicPropertyRegistry registry) {
    RedisTestServer.shared().properties().forEach((name, value) -> registry.add(name, () -> value));
    S3.properties().forEach((name, value) -> registry.add(name, () -> value));
    ISSUER.properties().forEach((name, value) -> registry.add(name, () -> value));
    MAIL.properties().forEach((name, value) -> registry.add(name, () -> value));
  }

  /** As auth-service does: nobody has switched mails off, confirmed or stopped. */
  @BeforeEach
  protected void everybodyWantsMail() {
    redis.commands().del(MailSwitch.OFF);
    redis.commands().sadd(MailSwitch.OFF, MailSwitch.COMPLETE);
    redis.commands().del(MailConsent.KEY, MailConsent.CONFIRMED);
    redis.commands().hset(MailConsent.KEY, MailConsent.COMPLETE, "");
    redis.commands().set(ALL_JOBS_ARE_THERE, "1");
  }

  @BeforeEach
  void countMails() {
    before = MAIL.received().stream().map(NotificationTest::id).toList();
  }

  /** The mails of this test; the server lists them by recipient. */
  protected List<MimeMessage> mails() {
    List<String> old = new ArrayList<>(before);
    return MAIL.received().stream().filter(mail -> !old.remove(id(mail))).toList();
  }

  private static String id(MimeMessage mail) {
    try {
      return String.valueOf(mail.getMessageID());
    } catch (MessagingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** The only mail of this test, once it has come. */
  protected MimeMessage mail() {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(this::mails, all -> all.size() == 1)
        .getFirst();
  }

  /** Stops the mail server and forgets its mails. */
  protected void stopMailServer() {
    MAIL.stop();
    before = List.of();
  }
}
