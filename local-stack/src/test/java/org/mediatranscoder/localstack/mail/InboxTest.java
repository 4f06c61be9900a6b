package org.mediatranscoder.localstack.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.Ports;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InboxTest {

  private final Ports ports = Ports.free();
  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir Path folder;
  private AutoCloseable server;
  private Inbox inbox;

  @BeforeEach
  void start() {
    MailFolder mails = new MailFolder(folder, Clock.systemUTC());
    server = MailServer.start(mails, InetAddress.getLoopbackAddress(), ports.of(Address.SMTP));
    inbox = Inbox.start(mails, InetAddress.getLoopbackAddress(), ports.of(Address.INBOX));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    inbox.close();
  }

  @Test
  void anEmptyInboxSaysSo() throws Exception {
    assertThat(get("/").body()).contains("No mail yet");
    assertThat(json("/api/messages").get("messages")).isEmpty();
  }

  @Test
  void aMailHasItsTextAndItsHtml() throws Exception {
    send("Ferdig: «clip.mov»", "plain words", "<p>marked <b>words</b></p>");
    JsonNode mail = json("/api/messages").get("messages").get(0);
    assertThat(mail.get("subject").asString()).isEqualTo("Ferdig: «clip.mov»");
    assertThat(mail.get("to").asString()).isEqualTo("ada@example.test");
    assertThat(mail.get("text").asString()).contains("plain words");
    assertThat(mail.get("html").asString()).contains("<b>words</b>");
    assertThat(json("/api/messages/" + mail.get("id").asString())).isEqualTo(mail);
  }

  @Test
  void theNewestMailIsFirst() throws Exception {
    send("first", "1", "<p>1</p>");
    send("second", "2", "<p>2</p>");
    assertThat(json("/api/messages").get("messages").get(0).get("subject").asString())
        .isEqualTo("second");
    assertThat(get("/").body()).containsSubsequence("second", "first");
  }

  @Test
  void theHtmlPartIsShownInAFrameThatRunsNoScript() throws Exception {
    send("<script>alert(1)</script>", "text", "<script>alert(2)</script>");
    String id = json("/api/messages").get("messages").get(0).get("id").asString();
    String page = get("/messages/" + id).body();
    assertThat(page)
        .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"")
        .doesNotContain("<script>alert")
        .contains("&lt;script&gt;alert(2)");
  }

  @Test
  void aPictureThatAMailCarriesIsShownOnItsPageAndOnlyNamedInTheList() throws Exception {
    MimeBodyPart html = new MimeBodyPart();
    html.setText("<img src=\"cid:a@b\" alt=\"A frame\">", "UTF-8", "html");
    MimeBodyPart image = new MimeBodyPart();
    image.setDataHandler(new DataHandler(new ByteArrayDataSource(new byte[] {1, 2}, "image/jpeg")));
    image.setContentID("<a@b>");
    MimeBodyPart both = new MimeBodyPart();
    both.setContent(new MimeMultipart("related", html, image));
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText("text", "UTF-8");
    send("with a picture", new MimeMultipart("alternative", plain, both));

    JsonNode listed = json("/api/messages").get("messages").get(0);
    String id = listed.get("id").asString();

    assertThat(listed.get("html").asString()).contains("src=\"cid:a@b\"");
    assertThat(json("/api/messages/" + id).get("html").asString())
        .contains("src=\"data:image/jpeg;base64,AQI=\"");
    assertThat(get("/messages/" + id).body()).contains("data:image/jpeg;base64,AQI=");
  }

  @Test
  void mailsSurviveARestart() throws Exception {
    send("kept", "text", "<p>html</p>");
    stop();
    start();
    assertThat(json("/api/messages").get("messages").get(0).get("subject").asString())
        .isEqualTo("kept");
  }

  @Test
  void whatIsNotThereIs404AndNoPathLeadsOutOfTheFolder() throws Exception {
    assertThat(get("/messages/1").statusCode()).isEqualTo(404);
    assertThat(get("/messages/..%2F..%2Fetc%2Fpasswd").statusCode()).isEqualTo(404);
    assertThat(get("/nowhere").statusCode()).isEqualTo(404);
  }

  private void send(String subject, String text, String html) throws Exception {
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(text, "UTF-8");
    MimeBodyPart marked = new MimeBodyPart();
    marked.setText(html, "UTF-8", "html");
    send(subject, new MimeMultipart("alternative", plain, marked));
  }

  private void send(String subject, MimeMultipart content) throws Exception {
    Session session =
        GreenMailUtil.getSession(
            new ServerSetup(ports.of(Address.SMTP), "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new Properties());
    MimeMessage message = new MimeMessage(session);
    message.setFrom("transcoder@example.test");
    message.setRecipient(RecipientType.TO, new InternetAddress("ada@example.test"));
    message.setSubject(subject, "UTF-8");
    message.setContent(content);
    Transport.send(message);
  }

  private JsonNode json(String path) throws Exception {
    return JsonMapper.shared().readTree(get(path).body());
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create(ports.url(Address.INBOX) + path);
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
