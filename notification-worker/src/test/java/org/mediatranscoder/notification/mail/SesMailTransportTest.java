package org.mediatranscoder.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The SDK's own client against an endpoint that records what SES would get. */
class SesMailTransportTest {

  private static final URI STOP = URI.create("https://auth.example.test/mail/x");

  private static final OutgoingMail MAIL =
      new OutgoingMail(
          "job-1.1", "ada@example.test", "Ready: Überraschung", "text", "<p>html</p>", STOP);

  private volatile int status = 200;
  private volatile String error = "";
  private volatile String path = "";
  private volatile String authorization = "";
  private volatile String body = "";
  private final AtomicInteger calls = new AtomicInteger();

  private HttpServer endpoint;
  private SesV2Client client;
  private SesMailTransport transport;

  @BeforeEach
  void start() throws IOException {
    System.setProperty("aws.accessKeyId", "test-id");
    System.setProperty("aws.secretAccessKey", "test-secret");
    endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    endpoint.createContext("/", this::record);
    endpoint.start();
    URI address = URI.create("http://127.0.0.1:" + endpoint.getAddress().getPort());
    MailSettings settings =
        new MailSettings(
            "Media Transcoder <no-reply@transcoder.test>",
            MailSettings.Transport.SES,
            new MailSettings.Ses("eu-central-1", address, "bounces"));
    client = new SesConfiguration().sesClient(settings);
    transport = new SesMailTransport(client, settings, new MimeMails(settings, Clock.systemUTC()));
  }

  @AfterEach
  void stop() {
    client.close();
    endpoint.stop(0);
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @Test
  void theWholeMessageGoesOutRaw() throws Exception {
    transport.send(MAIL);

    assertThat(path).isEqualTo("/v2/email/outbound-emails");
    assertThat(authorization).contains("test-id").contains("/eu-central-1/ses/aws4_request");
    JsonNode request = new JsonMapper().readTree(body);
    assertThat(request.at("/Destination/ToAddresses/0").asString()).isEqualTo("ada@example.test");
    assertThat(request.get("ConfigurationSetName").asString()).isEqualTo("bounces");
    MimeMessage message = message(request.at("/Content/Raw/Data").asString());
    assertThat(message.getSubject()).isEqualTo("Ready: Überraschung");
    assertThat(message.getMessageID()).isEqualTo("<job-1.1@transcoder.test>");
    assertThat(message.getHeader("X-Media-Transcoder-Reference")).containsExactly("job-1.1");
    assertThat(OpenedMail.of(message)).isEqualTo(new OpenedMail("text", "<p>html</p>"));
  }

  @Test
  void aRejectedMessageIsNotTriedAgain() {
    status = 400;
    error = "MessageRejected";

    assertThatThrownBy(() -> transport.send(MAIL)).isInstanceOf(MailRefusedException.class);
    assertThat(calls).hasValue(1);
  }

  @Test
  void anOutageStaysInTheQueue() {
    status = 503;
    error = "ServiceUnavailable";

    assertThatThrownBy(() -> transport.send(MAIL)).isInstanceOf(SesV2Exception.class);
  }

  private void record(HttpExchange exchange) throws IOException {
    calls.incrementAndGet();
    path = exchange.getRequestURI().getPath();
    authorization = exchange.getRequestHeaders().getFirst("Authorization");
    body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    byte[] answer =
        (status == 200 ? "{\"MessageId\":\"1\"}" : "{\"message\":\"no\"}")
            .getBytes(StandardCharsets.UTF_8);
    if (status != 200) {
      exchange.getResponseHeaders().add("x-amzn-ErrorType", error);
    }
    exchange.sendResponseHeaders(status, answer.length);
    try (exchange) {
      exchange.getResponseBody().write(answer);
    }
  }

  private static MimeMessage message(String base64) throws Exception {
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
  }
}
