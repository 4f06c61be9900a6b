package org.mediatranscoder.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.mediatranscoder.testsupport.TestIssuer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Runs the service on a real port: files of up to 20 MiB, parts of 5 MiB, 2 s without a byte, four
 * uploads at once of which two get a second buffer.
 */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "server.address=127.0.0.1",
      "server.tomcat.connection-timeout=2s",
      "transcoder.upload.max-size=20MB",
      "transcoder.upload.max-concurrent=4",
      "transcoder.upload.account-share=4",
      "transcoder.upload.slow-start=1s",
      "transcoder.links.keys=" + UploadTest.LINK_KEY
    })
public abstract class UploadTest {

  protected static final TestIssuer ISSUER = TestIssuer.shared();
  protected static final String LINK_KEY = "1:a-secret-for-tests-of-at-least-32-bytes";
  protected static final int MIB = 1024 * 1024;

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void issuer(DynamicPropertyRegistry registry) {
    ISSUER.properties().forEach((name, value) -> registry.add(name, () -> value));
    registry.add("transcoder.redis.uri", RedisTestServer.shared()::uri);
  }

  /** The same bytes every time, which no compression makes smaller. */
  protected static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  protected HttpRequest.Builder request(String path, String account) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + ISSUER.token(account));
  }

  protected HttpResponse<String> putSource(JobId id, HttpRequest.BodyPublisher body) {
    return send(request("/uploads/" + id + "/source", "ada").PUT(body));
  }

  protected HttpResponse<String> putManifest(String id, String account, String body) {
    return send(
        request("/uploads/" + id + "/manifest", account)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  protected HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** A client that can be cut at any byte: it has sent the head of {@code PUT …/source}. */
  protected RawClient beginSource(JobId id, String lengthHeader) throws IOException {
    return begin("PUT /uploads/" + id + "/source", lengthHeader);
  }

  /** A client that can be cut at any byte: it has sent the head of this request. */
  protected RawClient begin(String methodAndPath, String lengthHeader) throws IOException {
    RawClient client = new RawClient(new Socket(InetAddress.getLoopbackAddress(), port));
    client.send(
        """
        %s HTTP/1.1\r
        Host: localhost\r
        Connection: close\r
        Authorization: Bearer %s\r
        %s\r
        \r
        """
            .formatted(methodAndPath, ISSUER.token("ada"), lengthHeader)
            .getBytes(StandardCharsets.US_ASCII));
    return client;
  }

  /** One connection, byte by byte. */
  protected static final class RawClient implements AutoCloseable {

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;

    private RawClient(Socket socket) throws IOException {
      this.socket = socket;
      socket.setSoTimeout(30_000);
      this.out = socket.getOutputStream();
      this.in = socket.getInputStream();
    }

    public void send(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    public void sendChunk(byte[] bytes) throws IOException {
      send((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      send(bytes);
      send("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** Says that nothing more comes, and still listens. */
    public void endEarly() throws IOException {
      socket.shutdownOutput();
    }

    public String answer() throws IOException {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
