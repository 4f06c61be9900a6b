package org.mediatranscoder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Mail to an address that is not the sender's own, as its owner sees it. */
@ExtendWith(OneStack.class)
class MailToOthersTest {

  private static final Pattern PAGE = Pattern.compile("http\\S+/mail/[A-Za-z0-9_-]+");

  @TempDir Path folder;

  @Test
  void whoIsNotTheSenderIsAskedOnceAndCanStopAllOfItWithOneClick(RunningStack stack)
      throws Exception {
    String bob = "bob-" + UUID.randomUUID() + "@example.test";
    TranscoderApi api = stack.api();
    Path tone = Media.tone(folder.resolve("Buy now.wav"), 1);
    String first = api.upload(tone, "mp3", bob);
    api.awaitCompleted(first);

    Inbox.Mail question = stack.inbox().awaitOne(bob);

    assertThat(question.subject() + question.text()).doesNotContain("Buy now");
    assertThat(api.status(first).get("mail").asString()).isEqualTo("UNCONFIRMED");
    List<URI> links = links(question);
    assertThat(ask(links.getFirst(), "GET", BodyPublishers.noBody())).isEqualTo(200);
    assertThat(api.status(first).get("mail").asString()).isEqualTo("UNCONFIRMED");

    assertThat(ask(links.getFirst(), "POST", BodyPublishers.ofString("decision=confirm")))
        .isEqualTo(200);

    Inbox.Mail mail = stack.inbox().await(bob, "Buy now");
    assertThat(TranscoderApi.statusOf(mail.linkTo(stack.gateway()))).isEqualTo(302);
    awaitMail(api, first, "SENT");

    URI stop = links(mail).getLast();
    assertThat(ask(stop, "POST", BodyPublishers.ofString("List-Unsubscribe=One-Click")))
        .isEqualTo(200);
    String second = api.upload(Media.tone(folder.resolve("again.wav"), 1), "mp3", bob);
    api.awaitCompleted(second);
    awaitMail(api, second, "STOPPED");
  }

  private static void awaitMail(TranscoderApi api, String jobId, String state) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> api.status(jobId).get("mail").asString().equals(state));
  }

  private static List<URI> links(Inbox.Mail mail) {
    return PAGE.matcher(mail.text()).results().map(found -> URI.create(found.group())).toList();
  }

  private static int ask(URI page, String method, BodyPublisher form)
      throws IOException, InterruptedException {
    try (HttpClient browser = HttpClient.newHttpClient()) {
      return browser
          .send(
              HttpRequest.newBuilder(page)
                  .timeout(Duration.ofSeconds(10))
                  .header("Accept", "text/html")
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .method(method, form)
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    }
  }
}
