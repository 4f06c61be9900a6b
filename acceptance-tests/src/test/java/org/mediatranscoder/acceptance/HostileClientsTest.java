package org.mediatranscoder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 500 connections at once that do harm, and what others notice of it. */
@ExtendWith(OneStack.class)
@EnabledIfSystemProperty(
    named = "transcoder.test.hostile",
    matches = "true",
    disabledReason = "takes minutes: ./transcoder test --hostile")
class HostileClientsTest {

  private static final int CROWD = 500;
  private static final String VISITORS_NETWORK = "127.0.0.1";
  private static final int SECONDS = 10;
  private static final long MOST_GROWTH = 64 << 20;
  private static final HostileOutcomes OUTCOMES = new HostileOutcomes();

  @TempDir static Path folder;

  @AfterAll
  static void write() throws IOException {
    OUTCOMES.write();
  }

  /** What a crowd sends first, and then each second; {@code $HOST} is the service's own. */
  private enum Harm {
    HEADERS_THAT_TRICKLE(lines("GET / HTTP/1.1", "Host: $HOST", "X-Long: a"), "a"),
    HEADERS_WITHOUT_END(
        lines("GET / HTTP/1.1", "Host: $HOST", "X-Long: " + "a".repeat(100_000)), "a"),
    A_BODY_THAT_NEVER_COMES(
        lines(
            "POST /login HTTP/1.1",
            "Host: $HOST",
            "Content-Length: 100000000",
            "Content-Type: application/x-www-form-urlencoded",
            "",
            "a="),
        ""),
    A_BODY_THAT_TRICKLES(
        lines(
            "POST /tokens HTTP/1.1",
            "Host: $HOST",
            "Transfer-Encoding: chunked",
            "Content-Type: application/json",
            "",
            chunk("{")),
        chunk(" ")),
    ANSWERS_THAT_NOBODY_READS(lines("GET / HTTP/1.1", "Host: $HOST", "", ""), ""),
    ANOTHER_PROTOCOL("\u0016\u0003\u0001hello, is this a database?", "hello?");

    private final String first;
    private final String each;

    Harm(String first, String each) {
      this.first = first;
      this.each = each;
    }

    String told() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  @ParameterizedTest
  @CsvSource({
    "client-ui, /",
    "api-gateway, /jobs",
    "auth-service, /.well-known/openid-configuration"
  })
  void aServiceAnswersOthersWhateverManyConnectionsDo(
      String service, String page, RunningStack stack) throws Exception {
    RunningStack.Part part = stack.part(service);
    warmUp(stack, part, page);
    for (Harm harm : Harm.values()) {
      long before = memory(stack, service);
      try (HostileCrowd crowd =
          HostileCrowd.of(CROWD, HostileCrowd.ITS_OWN_NETWORK, part.address(), first(harm, part))) {
        Duration longest = visited(stack, part.address().resolve(page), crowd, harm.each);
        long after = memory(stack, service);
        OUTCOMES.add(service, harm.told(), crowd.answers(), longest, before, after);
        assertThat(longest).as(harm.told()).isLessThan(HonestVisitor.MOST);
        assertThat(after - before).as("growth by " + harm.told()).isLessThan(MOST_GROWTH);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {VISITORS_NETWORK, HostileCrowd.ITS_OWN_NETWORK})
  void onlyTheAccountThatFloodsIsHeldUp(String network, RunningStack stack) throws Exception {
    String token = tokenOfAnother(stack);
    long before = memory(stack, "api-gateway");
    String request =
        lines(
            "GET /jobs HTTP/1.1",
            "Host: " + stack.gateway().getAuthority(),
            "Authorization: Bearer " + stack.token(),
            "",
            "");
    try (HostileCrowd crowd = HostileCrowd.of(CROWD, network, stack.gateway(), request)) {
      HonestVisitor visitor = new HonestVisitor(stack.gateway().resolve("/jobs"), token);
      for (int second = 0; second < SECONDS; second++) {
        assertThat(visitor.ask()).isEqualTo(200);
        crowd.send(request);
        Thread.sleep(Duration.ofSeconds(1));
      }
      Map<String, Integer> answers = crowd.answers();
      OUTCOMES.add(
          "api-gateway",
          network.equals(VISITORS_NETWORK)
              ? "requests of one account, from the visitor's network"
              : "requests of one account",
          answers,
          visitor.longest(),
          before,
          memory(stack, "api-gateway"));
      assertThat(answers.keySet()).isSubsetOf(Set.of("200", "429", "open"));
      assertThat(visitor.longest()).isLessThan(HonestVisitor.MOST);
    }
  }

  @Test
  void uploadsThatTrickleKeepNoUploadOfAnotherAccountAway(RunningStack stack) throws Exception {
    String token = tokenOfAnother(stack);
    TranscoderApi other = new TranscoderApi(stack.gateway(), () -> token);
    Path clip = Media.tone(folder.resolve("tone.wav"), 1);
    Map<String, Long> before = new TreeMap<>();
    Set.of("api-gateway", "upload-service").forEach(name -> before.put(name, memory(stack, name)));
    try (HostileCrowd crowd =
        HostileCrowd.of(CROWD, VISITORS_NETWORK, stack.gateway(), upload(stack))) {
      for (int second = 0; second < 2 * SECONDS; second++) {
        crowd.send(chunk("a"));
        Thread.sleep(Duration.ofSeconds(1));
      }
      Instant start = Instant.now();
      HttpResponse<String> accepted = other.tryUpload(clip, "mp3", "zoe@example.test");
      Duration took = Duration.between(start, Instant.now());
      assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
      Map<String, Integer> answers = crowd.answers();
      before.forEach(
          (name, memory) ->
              OUTCOMES.add(
                  name, "uploads that trickle", answers, took, memory, memory(stack, name)));
      assertThat(took).isLessThan(Duration.ofSeconds(5));
      assertThat(answers).containsKey("429");
    }
  }

  /** The longest that an honest visitor waited while the crowd was there. */
  private static Duration visited(RunningStack stack, URI page, HostileCrowd crowd, String each)
      throws Exception {
    HonestVisitor visitor = new HonestVisitor(page, stack.token());
    for (int second = 0; second < SECONDS; second++) {
      assertThat(visitor.ask()).isLessThan(400);
      crowd.send(each);
      Thread.sleep(Duration.ofSeconds(1));
    }
    return visitor.longest();
  }

  /** So that what a service needs for many connections at all is there before. */
  private static void warmUp(RunningStack stack, RunningStack.Part part, String page)
      throws Exception {
    try (HostileCrowd crowd =
        HostileCrowd.of(
            CROWD,
            HostileCrowd.ITS_OWN_NETWORK,
            part.address(),
            first(Harm.ANSWERS_THAT_NOBODY_READS, part))) {
      visited(stack, part.address().resolve(page), crowd, "");
    }
  }

  private static String first(Harm harm, RunningStack.Part part) {
    return harm.first.replace("$HOST", part.address().getAuthority());
  }

  /** As much as takes a buffer of upload-service. */
  private static String upload(RunningStack stack) {
    String part =
        lines(
            "--b",
            "Content-Disposition: form-data; name=\"file\"; filename=\"a.mp4\"",
            "Content-Type: application/octet-stream",
            "",
            "a".repeat(20_000));
    return lines(
        "POST /upload HTTP/1.1",
        "Host: " + stack.gateway().getAuthority(),
        "Authorization: Bearer " + stack.token(),
        "Transfer-Encoding: chunked",
        "Content-Type: multipart/form-data; boundary=b",
        "",
        chunk(part));
  }

  private static String lines(String... lines) {
    return String.join("\r\n", lines);
  }

  private static String chunk(String text) {
    return lines(Integer.toHexString(text.length()), text, "");
  }

  private static long memory(RunningStack stack, String service) {
    return ResidentMemory.bytes(stack.part(service).process());
  }

  private static String tokenOfAnother(RunningStack stack) {
    try (BrowserContext browser = RecordedAnswers.browser()) {
      Page page = browser.newPage();
      LocalPerson.fresh("Zoe").signIn(page, stack, "Google");
      page.getByTestId("account-link").click();
      return AccountJourneyTest.newToken(page);
    }
  }
}
