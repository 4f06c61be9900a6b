package org.mediatranscoder.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.testsupport.RedisTestServer;

/** A client that resets its connection in the middle of an upload. */
@SlowFaults
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResetUploadsFaultsTest {

  private static final int FILE = 12 * 1024 * 1024;
  private static final String BOUNDARY = "cut";
  private static final String END = "\r\n--" + BOUNDARY + "--\r\n";

  @TempDir static Path folder;
  private Fleet fleet;

  @BeforeAll
  void start() throws IOException {
    fleet = Fleet.start(folder, RedisTestServer.start());
  }

  @AfterAll
  void stop() {
    fleet.close();
  }

  @ParameterizedTest
  @CsvSource({"0.01, after 1 %", "0.5, after 50 %", "0.99, after 99 %", "1, before the last byte"})
  void anUploadThatIsResetLeavesNoJobAndNoPart(double share, String told) throws Exception {
    int runs = 5 * Times.EACH;
    for (int i = 0; i < runs; i++) {
      reset(share);
    }
    fleet.awaitNothingLeft(Set.of());
    assertThat(fleet.api("ada").getJson("/jobs").get("jobs").size()).isZero();
    FaultReport.add(
        "a client resets an upload of 12 MiB " + told, runs, "no job, no source, no part in S3");
  }

  private void reset(double share) throws IOException {
    byte[] form = form().getBytes(StandardCharsets.US_ASCII);
    int whole = form.length + FILE + END.length();
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), fleet.gateway().address().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(head(whole).getBytes(StandardCharsets.US_ASCII));
      out.write(form);
      if (share < 1) {
        out.write(new byte[(int) (FILE * share)]);
      } else {
        out.write(new byte[FILE]);
        out.write(END.getBytes(StandardCharsets.US_ASCII), 0, END.length() - 1);
      }
      out.flush();
      socket.setSoLinger(true, 0);
    }
  }

  private String head(int length) {
    String authorization =
        fleet
            .api("ada")
            .request("/upload")
            .build()
            .headers()
            .firstValue("Authorization")
            .orElseThrow();
    return """
        POST /upload HTTP/1.1
        Host: localhost
        Authorization: %s
        Content-Type: multipart/form-data; boundary=%s
        Content-Length: %d

        """
        .formatted(authorization, BOUNDARY, length)
        .replace("\n", "\r\n");
  }

  private static String form() {
    return """
        --%s
        Content-Disposition: form-data; name="format"

        mp4-480p
        --%s
        Content-Disposition: form-data; name="email"

        ada@example.test
        --%s
        Content-Disposition: form-data; name="file"; filename="big.mp4"

        """
        .formatted(BOUNDARY, BOUNDARY, BOUNDARY)
        .replace("\n", "\r\n");
  }
}
