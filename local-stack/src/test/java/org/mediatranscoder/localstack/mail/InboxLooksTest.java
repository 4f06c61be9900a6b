package org.mediatranscoder.localstack.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.testsupport.Chromium;

/** The inbox in a real browser of 320 pixels, with a mail about a file of a long name. */
class InboxLooksTest {

  private static final int WIDTH = 320;
  private static final String SUBJECT =
      "Ready: a_very_long_name_without_any_place_where_a_line_could_be_broken.mp4";
  private static final String RECIPIENT =
      "ada+0d3fd2b4-8c1f-4b7e-9d35-3f8a7c6e5b21@a-rather-long-name.example.test";

  private final Ports ports = Ports.free();

  @TempDir Path folder;
  private AutoCloseable server;
  private Inbox inbox;

  @BeforeEach
  void start() throws Exception {
    MailFolder mails = new MailFolder(folder, Clock.systemUTC());
    server = MailServer.start(mails, InetAddress.getLoopbackAddress(), ports.of(Address.SMTP));
    inbox = Inbox.start(mails, InetAddress.getLoopbackAddress(), ports.of(Address.INBOX));
    send();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    inbox.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void theListAndAMailFitAndTheLinksOfTheMailAreReached(ColorScheme scheme) {
    try (BrowserContext context =
        Chromium.shared()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(WIDTH, 640)
                    .setColorScheme(scheme))) {
      Page page = context.newPage();
      page.navigate(ports.url(Address.INBOX).toString());
      assertFits(page);

      page.getByText(SUBJECT).click();
      assertThat(page.frameLocator("iframe").getByText("Download").isVisible()).isTrue();
      page.getByText("Text part").click();
      assertFits(page);

      Page linked =
          page.waitForPopup(() -> page.frameLocator("iframe").getByText("Download").click());
      assertThat(linked.url()).isEqualTo("about:blank#downloaded");
    }
  }

  private static void assertFits(Page page) {
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(WIDTH);
    assertThat(new AxeBuilder(page).exclude("iframe").analyze().getViolations())
        .extracting(rule -> rule.getId() + " " + rule.getNodes())
        .isEmpty();
  }

  private void send() throws Exception {
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText("https://api.example.test/d/" + "x".repeat(80), "UTF-8");
    MimeBodyPart marked = new MimeBodyPart();
    marked.setText("<p><a href=\"about:blank#downloaded\">Download</a></p>", "UTF-8", "html");
    Session session =
        GreenMailUtil.getSession(
            new ServerSetup(ports.of(Address.SMTP), "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new Properties());
    MimeMessage message = new MimeMessage(session);
    message.setFrom("transcoder@example.test");
    message.setRecipient(RecipientType.TO, new InternetAddress(RECIPIENT));
    message.setSubject(SUBJECT, "UTF-8");
    message.setContent(new MimeMultipart("alternative", plain, marked));
    Transport.send(message);
  }
}
