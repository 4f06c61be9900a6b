package org.mediatranscoder.gateway.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mediatranscoder.gateway.support.Jobs.aManifest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.gateway.limits.AccountUsage;
import org.mediatranscoder.gateway.limits.UploadAdmission;
import org.mediatranscoder.gateway.limits.UploadLease;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.gateway.tus.TusUploads;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.Crc32c;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.jwt.Jwt;
import tools.jackson.databind.JsonNode;

/** The other server is at 127.0.0.2, which the settings of the test allow; 127.0.0.1 is not. */
class ImportsTest extends GatewayTest {

  private static final byte[] FILE = new byte[3_000_000];

  static {
    new Random(1).nextBytes(FILE);
  }

  private static final int MORE_JOBS_THAN_ALLOWED = 60;

  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private final CountDownLatch goOn = new CountDownLatch(1);
  private HttpServer remote;

  @Autowired private GuardedFetch fetch;
  @Autowired private TusUploads uploads;
  @Autowired private UploadAdmission admission;
  @Autowired private AccountUsage usage;

  @BeforeEach
  void startRemote() throws IOException {
    remote = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.2"), 0), 0);
    remote.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    remote.createContext("/", this::answer);
    remote.start();
  }

  @AfterEach
  void stopRemote() {
    remote.stop(0);
  }

  @Test
  void aFileFromTheWebBecomesAJob() {
    HttpResponse<String> answer = fetch(at("/media/Gr%C3%B6%C3%9Fe.mov"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    JsonNode begun = json(answer);
    String id = begun.get("uploadId").asString();
    assertThat(answer.headers().firstValue("Location")).hasValue("/status/" + id);
    assertThat(begun.get("sizeBytes").asInt()).isEqualTo(FILE.length);
    TranscodeJob job = awaitJob(id);
    assertThat(DOWNSTREAM.resumable().bytes(id)).isEqualTo(FILE);
    assertThat(job.source().fileName()).isEqualTo("Größe.mov");
    assertThat(job.source().checksum()).contains(Crc32c.of(FILE));
    assertThat(job.request()).isEqualTo(new TranscodeRequest("mp3", "ada@example.test"));
    assertThat(listed()).as("it is a job now").isEmpty();
  }

  @Test
  void aRedirectIsFollowedAndTheNameIsTheServers() {
    HttpResponse<String> answer = fetch(at("/redirect?to=/named"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(json(answer).get("fileName").asString()).isEqualTo("from the server.mkv");
    awaitJob(json(answer).get("uploadId").asString());
  }

  @Test
  void aFileThatBreaksOffIsGoneOnWith() {
    HttpResponse<String> answer = fetch(at("/breaks.mov"));

    String id = json(answer).get("uploadId").asString();
    awaitJob(id);
    assertThat(DOWNSTREAM.resumable().bytes(id)).isEqualTo(FILE);
    assertThat(ranges).singleElement().asString().matches("bytes=[1-9][0-9]{3,}- \"v1\"");
  }

  @Test
  void aFileThatBreaksOffForGoodIsListedWithItsReasonUntilItIsForgotten() {
    String id = json(fetch(at("/breaks.mov?validator=none"))).get("uploadId").asString();

    await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> listed().size() == 1 && listed().get(0).hasNonNull("failure"));
    JsonNode failed = listed().get(0);
    assertThat(failed.get("failure").asString()).isEqualTo("import-failed");
    assertThat(failed.get("url").asString()).startsWith("http://127.0.0.2:");
    assertThat(failed.get("active").asBoolean()).isFalse();
    await().atMost(Duration.ofSeconds(5)).until(() -> DOWNSTREAM.deleted().contains(id));

    send(request("/files/" + id).header("Tus-Resumable", "1.0.0").DELETE());
    assertThat(listed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/a.mp4",
        "http://localhost:8080/a.mp4",
        "http://[::1]/a.mp4",
        "http://0.0.0.0/a.mp4",
        "http://2130706433/a.mp4",
        "http://[::ffff:127.0.0.1]/a.mp4",
        "http://10.0.0.1/a.mp4",
        "http://172.16.0.1/a.mp4",
        "http://192.168.1.1/a.mp4",
        "http://100.64.0.1/a.mp4",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fd00:ec2::254]/latest/meta-data/",
        "http://[fe80::1]/a.mp4",
        "http://[64:ff9b::7f00:1]/a.mp4",
        "http://[2002:7f00:1::]/a.mp4",
        "https://224.0.0.1/a.mp4",
        "http://255.255.255.255/a.mp4"
      })
  void anAddressThatIsNotPublicIsRefused(String address) {
    refuses(address, 400, "import-address-forbidden");
  }

  @Test
  void aRedirectToAnAddressThatIsNotPublicIsRefused() {
    refuses(
        at("/redirect?to=http://127.0.0.1:" + port + "/v3/api-docs"),
        400,
        "import-address-forbidden");
    refuses(at("/redirect?to=file:///etc/passwd"), 400, "import-address-invalid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.test/a.mp4",
        "file:///etc/passwd",
        "http://ada:secret@example.test/a.mp4",
        "http://example.test:22/a.mp4",
        "example.test/a.mp4",
        "http://exa mple/",
        "http:///a.mp4",
        ""
      })
  void whatIsNoAddressOfTheWebIsRefused(String address) {
    refuses(address, 400, "import-address-invalid");
  }

  @ParameterizedTest
  @CsvSource({
    "/missing, 422, import-failed",
    "/page, 422, import-not-media",
    "/endless, 422, import-failed",
    "/empty, 400, file-empty",
    "/huge, 413, upload-too-large",
    "/loop, 422, import-failed"
  })
  void whatIsNoFileThatWeTakeIsRefused(String path, int status, String code) {
    refuses(at(path), status, code);
  }

  @Test
  void anImportMustFitIntoTheDayAndCountsAsAnUpload() {
    AccountId account = new AccountId(ADA);
    long limit = usage.of(account).uploadedBytesToday().limit();
    try (UploadLease most = admission.admit(account, limit - FILE.length + 1)) {
      refuses(at("/a.mov"), 429, "daily-bytes-exceeded");
      most.count(1);
    }

    awaitJob(json(fetch(at("/a.mov"))).get("uploadId").asString());

    await().until(() -> usage.of(account).uploadedBytesToday().used() == FILE.length + 1);
  }

  @Test
  void anImportIsOneOfTheUploadsAtOnceWhileItComes() {
    AccountId account = new AccountId(ADA);
    try (UploadLease first = admission.admit(account, 1);
        UploadLease second = admission.admit(account, 1);
        UploadLease third = admission.admit(account, 1)) {
      String id = json(fetch(at("/waits.mov"))).get("uploadId").asString();
      refuses(at("/a.mov"), 429, "too-many-uploads", 1);
      goOn.countDown();
      awaitJob(id);
      assertThat(List.of(first, second, third)).doesNotContainNull();
    }
  }

  @Test
  void anImportIsOneOfTheJobsOfItsAccount() {
    for (int i = 0; i < MORE_JOBS_THAN_ALLOWED; i++) {
      jobs.create(aManifest(ADA, "clip.mov").toPendingJob());
    }

    refuses(at("/a.mov"), 429, "too-many-jobs");
  }

  @Test
  void whatIsAskedForIsJudgedBeforeAnythingIsFetched() {
    HttpResponse<String> answer =
        post("{\"url\":\"%s\",\"format\":\"vhs\",\"email\":\"ada\"}".formatted(at("/a.mov")));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("format-unknown", "email-invalid");
    assertThat(code(post("{\"format\":\"mp3\",\"email\":\"ada@example.test\"}")))
        .isEqualTo("value-missing");
  }

  @Test
  void anOperatorSwitchesItOff() {
    ImportProperties off =
        new ImportProperties(
            false,
            List.of(),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofHours(1),
            5,
            3,
            1);
    Imports imports =
        new Imports(fetch, uploads, admission, off, new RunningImports(off), Clock.systemUTC());
    Jwt token = Jwt.withTokenValue("t").header("alg", "none").subject(ADA).build();

    assertThatThrownBy(
            () ->
                imports.begin(
                    JobId.random(),
                    new AccountId(ADA),
                    token,
                    ImportAddress.of(at("/a.mov")),
                    new TranscodeRequest("mp3", "ada@example.test")))
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> assertThat(refused.code().code()).isEqualTo("imports-off"));
  }

  private void refuses(String address, int status, String code) {
    refuses(address, status, code, 0);
  }

  private void refuses(String address, int status, String code, int listed) {
    HttpResponse<String> answer = fetch(address);

    assertThat(code(answer)).as(answer.body()).isEqualTo(code);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(listed()).hasSize(listed);
  }

  private HttpResponse<String> fetch(String address) {
    return post(
        "{\"url\":\"%s\",\"format\":\"mp3\",\"email\":\"ada@example.test\"}".formatted(address));
  }

  private HttpResponse<String> post(String body) {
    return send(
        request("/imports")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private JsonNode listed() {
    return json(get("/uploads")).get("uploads");
  }

  private TranscodeJob awaitJob(String id) {
    await().atMost(Duration.ofSeconds(20)).until(() -> jobs.find(JobId.of(id)).isPresent());
    return jobs.find(JobId.of(id)).orElseThrow();
  }

  private String at(String path) {
    return "http://127.0.0.2:" + remote.getAddress().getPort() + path;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    try (exchange) {
      switch (exchange.getRequestURI().getPath()) {
        case "/redirect" -> {
          exchange.getResponseHeaders().add("Location", query.replaceFirst("to=", ""));
          exchange.sendResponseHeaders(302, -1);
        }
        case "/loop" -> {
          exchange.getResponseHeaders().add("Location", "/loop");
          exchange.sendResponseHeaders(302, -1);
        }
        case "/named" -> {
          exchange
              .getResponseHeaders()
              .add("Content-Disposition", "attachment; filename=\"../from the server.mkv\"");
          body(exchange, 200, "video/x-matroska", FILE);
        }
        case "/missing" -> body(exchange, 404, "text/plain", new byte[] {1});
        case "/page" -> body(exchange, 200, "text/html; charset=utf-8", new byte[] {1});
        case "/endless" -> {
          exchange.getResponseHeaders().add("Content-Type", "video/mp4");
          exchange.sendResponseHeaders(200, 0); // Chunked.
          exchange.getResponseBody().write(1);
        }
        case "/empty" -> {
          exchange.getResponseHeaders().add("Content-Type", "video/mp4");
          exchange.sendResponseHeaders(200, -1);
        }
        case "/huge" -> {
          exchange.getResponseHeaders().add("Content-Type", "video/mp4");
          exchange.sendResponseHeaders(200, 17_000_000);
          exchange.getResponseBody().write(1);
          exchange.getResponseBody().flush();
        }
        case "/breaks.mov" -> breakOff(exchange, query);
        case "/waits.mov" -> waitInTheMiddle(exchange);
        default -> body(exchange, 200, "video/quicktime", FILE);
      }
    }
  }

  /** The first time in the middle; then from where it is asked. */
  private void breakOff(HttpExchange exchange, String query) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "video/quicktime");
    if (!query.equals("validator=none")) {
      exchange.getResponseHeaders().add("ETag", "\"v1\"");
    }
    String range = exchange.getRequestHeaders().getFirst("Range");
    if (range == null) {
      exchange.sendResponseHeaders(200, FILE.length);
      exchange.getResponseBody().write(FILE, 0, FILE.length / 2);
      exchange.getResponseBody().flush();
      return; // Closing it now breaks the connection.
    }
    ranges.add(range + " " + exchange.getRequestHeaders().getFirst("If-Range"));
    int start = Integer.parseInt(range.replaceAll("[^0-9]", ""));
    exchange
        .getResponseHeaders()
        .add("Content-Range", "bytes %d-%d/%d".formatted(start, FILE.length - 1, FILE.length));
    exchange.sendResponseHeaders(206, FILE.length - start);
    exchange.getResponseBody().write(FILE, start, FILE.length - start);
  }

  private void waitInTheMiddle(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "video/quicktime");
    exchange.sendResponseHeaders(200, FILE.length);
    exchange.getResponseBody().write(FILE, 0, 10);
    exchange.getResponseBody().flush();
    await().atMost(Duration.ofSeconds(10)).until(() -> goOn.getCount() == 0);
    exchange.getResponseBody().write(FILE, 10, FILE.length - 10);
  }

  private static void body(HttpExchange exchange, int status, String type, byte[] bytes)
      throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
