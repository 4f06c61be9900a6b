package org.mediatranscoder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The mails that arrived on this machine. */
record Inbox(URI address) {

  private static final Duration A_MAIL = Duration.ofSeconds(90);

  private static final Pattern PICTURE =
      Pattern.compile("src=\"data:image/jpeg;base64,([A-Za-z0-9+/=]+)\"");

  /** Long enough for a second mail of the same job to show itself. */
  private static final Duration NO_SECOND_MAIL = Duration.ofSeconds(2);

  record Mail(String id, String subject, String text, String html) {

    /** The download link; text and HTML must carry the same. */
    URI linkTo(URI gateway) {
      return linkTo(gateway, "/d/");
    }

    /** The link to this path of the gateway, which is in the text and in the HTML. */
    URI linkTo(URI gateway, String path) {
      Pattern link = Pattern.compile(Pattern.quote(gateway + path) + "[A-Za-z0-9_-]+");
      Matcher matcher = link.matcher(text);
      assertThat(matcher.find()).as(text).isTrue();
      assertThat(html).contains(matcher.group());
      return URI.create(matcher.group());
    }
  }

  /** An address that no other test uses. */
  static String freshAddress() {
    return "ada+" + UUID.randomUUID() + "@example.test";
  }

  /** The mail to this address; fails if none comes, or a second one. */
  Mail awaitOne(String recipient) {
    Awaitility.await().atMost(A_MAIL).until(() -> !mails(recipient).isEmpty());
    Awaitility.await()
        .during(NO_SECOND_MAIL)
        .atMost(NO_SECOND_MAIL.plusSeconds(5))
        .until(() -> mails(recipient).size() == 1);
    return mails(recipient).getFirst();
  }

  /** The mail to this address with this in its subject, once it has come. */
  Mail await(String recipient, String subject) {
    return Awaitility.await()
        .atMost(A_MAIL)
        .until(
            () ->
                mails(recipient).stream()
                    .filter(mail -> mail.subject().contains(subject))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /** Fails if a mail to this address is there, or comes soon. */
  void awaitNone(String recipient) {
    Awaitility.await()
        .during(NO_SECOND_MAIL)
        .atMost(NO_SECOND_MAIL.plusSeconds(5))
        .failFast(() -> !mails(recipient).isEmpty())
        .until(() -> true);
  }

  /** The picture that the mail carries and its HTML shows. */
  BufferedImage picture(Mail mail) throws IOException {
    assertThat(mail.html()).contains("src=\"cid:", "alt=\"A frame of ");
    String shown = get("/api/messages/" + mail.id()).get("html").asString();
    Matcher matcher = PICTURE.matcher(shown);
    assertThat(matcher.find()).as(shown).isTrue();
    byte[] jpeg = Base64.getDecoder().decode(matcher.group(1));
    return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(jpeg)));
  }

  private List<Mail> mails(String recipient) {
    return get("/api/messages")
        .get("messages")
        .valueStream()
        .filter(mail -> mail.get("to").asString().contains(recipient))
        .map(Inbox::mail)
        .toList();
  }

  private JsonNode get(String path) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(10)).build();
      return JsonMapper.shared().readTree(http.send(request, BodyHandlers.ofString()).body());
    } catch (IOException | InterruptedException e) {
      throw new TranscoderApi.AwayException(e);
    }
  }

  private static Mail mail(JsonNode json) {
    return new Mail(
        json.get("id").asString(),
        json.get("subject").asString(),
        json.get("text").asString(),
        json.get("html").asString());
  }
}
