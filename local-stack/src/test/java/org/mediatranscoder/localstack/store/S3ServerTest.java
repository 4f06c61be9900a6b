package org.mediatranscoder.localstack.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.localstack.jvm.AotCaches;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.settings.Home;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.localstack.settings.Secrets;
import org.mediatranscoder.localstack.supervise.Child;
import org.mediatranscoder.localstack.supervise.Launcher;
import org.mediatranscoder.localstack.supervise.RunFolder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class S3ServerTest {

  private static final String KEY = "raw/one";
  private static final S3Configuration PATH_STYLE =
      S3Configuration.builder().pathStyleAccessEnabled(true).build();

  private static final Ports PORTS = Ports.free();
  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir static Path folder;
  private static DataFolder data;
  private static Child server;

  @BeforeAll
  static void start() {
    data = DataFolder.open(folder.resolve("Zoë’s data"));
    Home home = new Home(Path.of("..").toAbsolutePath().normalize());
    server =
        new Child(
            S3Server.process(home, PORTS, data, new Secrets(data), AotCaches.USE),
            new Launcher(),
            new RunFolder(data.run()),
            System.err::println);
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void objectsSurviveARestart() throws Exception {
    put("kept");
    server.stop();
    start();
    HttpResponse<String> read = get(signed());
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.body()).isEqualTo("kept");
  }

  @Test
  void nobodyReadsWithoutASignature() throws Exception {
    put("secret");
    assertThat(get("/" + S3Server.BUCKET + "/" + KEY).statusCode()).isEqualTo(403);
    assertThat(get(signed().replace("Signature=", "Signature=0")).statusCode()).isEqualTo(403);
  }

  @Test
  void nobodyListsTheBucketWithoutASignatureByWhateverName() throws Exception {
    put("secret");
    String list = "/" + S3Server.BUCKET + "?list-type=2";
    assertThat(get(list).statusCode()).isEqualTo(403);
    for (String host : List.of("evil.example", S3Server.BUCKET + ".evil.example")) {
      for (String path : List.of(list, "/?list-type=2", "/")) {
        assertThat(answerTo(path, host)).as(host + path).doesNotContain(KEY, " 200 ");
      }
    }
  }

  /** As a page gets it whose name was made to lead here (DNS rebinding). */
  private static String answerTo(String path, String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), PORTS.of(Address.S3))) {
      socket.setSoTimeout(10_000);
      String request =
          "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, host);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void thePageOfTheUiMayReadAndOtherOriginsMayNot() throws Exception {
    put("shared");
    assertThat(allowedOrigin(PORTS.url(Address.UI).toString()))
        .isEqualTo(PORTS.url(Address.UI).toString());
    assertThat(allowedOrigin("http://evil.example")).isEmpty();
  }

  private String allowedOrigin(String origin) throws Exception {
    HttpRequest request = request(signed()).header("Origin", origin).build();
    return client
        .send(request, BodyHandlers.ofString())
        .headers()
        .firstValue("Access-Control-Allow-Origin")
        .orElse("");
  }

  private void put(String content) {
    try (S3Client s3 =
        S3Client.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + PORTS.of(Address.S3)))
            .region(Region.US_EAST_1)
            .credentialsProvider(credentials())
            .serviceConfiguration(PATH_STYLE)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            // Seen once: four tries within 0.4 s, each cut off while it was sent.
            .overrideConfiguration(all -> all.retryStrategy(retry -> retry.maxAttempts(8)))
            .build()) {
      s3.putObject(put -> put.bucket(S3Server.BUCKET).key(KEY), RequestBody.fromString(content));
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORTS.of(Address.S3) + path));
  }

  private String signed() {
    try (S3Presigner presigner =
        S3Presigner.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + PORTS.of(Address.S3)))
            .region(Region.US_EAST_1)
            .credentialsProvider(credentials())
            .serviceConfiguration(PATH_STYLE)
            .build()) {
      return presigner
          .presignGetObject(
              presign ->
                  presign
                      .signatureDuration(Duration.ofMinutes(5))
                      .getObjectRequest(get -> get.bucket(S3Server.BUCKET).key(KEY)))
          .url()
          .getFile();
    }
  }

  private StaticCredentialsProvider credentials() {
    String secret = S3Server.secretAccessKey(new Secrets(data));
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(S3Server.ACCESS_KEY_ID, secret));
  }
}
