package org.mediatranscoder.gateway.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.gateway.support.DownstreamStubs;
import org.mediatranscoder.gateway.support.Form;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.gateway.support.RawClient;
import org.mediatranscoder.model.job.AccountId;

/** Whatever a client does in the middle of its upload, no part of a file passes for a whole one. */
class BrokenUploadTest extends GatewayTest {

  private static final int HALF = 300_000;

  @Test
  void aClientThatHangsUpInTheFileBreaksTheUploadBehindItToo() throws IOException {
    RawClient client = new RawClient(port).beginUpload(ISSUER.token(ADA), 1_000_000);
    client.send(halfAForm());
    client.close();

    assertBrokenAndCleared();
  }

  @Test
  void aClientThatResetsTheConnectionBreaksTheUploadBehindItToo() throws IOException {
    RawClient client = new RawClient(port).beginUpload(ISSUER.token(ADA), 1_000_000);
    client.send(halfAForm());
    client.reset();

    assertBrokenAndCleared();
  }

  @Test
  void aClientThatHangsUpWithinAChunkedBodyBreaksTheUploadBehindItToo() throws IOException {
    RawClient client = new RawClient(port).beginUpload(ISSUER.token(ADA), -1);
    client.sendChunk(halfAForm());
    client.close();

    assertBrokenAndCleared();
  }

  @Test
  void aChunkedBodyThatEndsWithinTheFileBreaksTheUploadBehindItToo() throws IOException {
    try (RawClient client = new RawClient(port).beginUpload(ISSUER.token(ADA), -1)) {
      client.sendChunk(halfAForm()).send("0\r\n\r\n");

      assertThat(client.read(12)).isEqualTo("HTTP/1.1 400");
    }
    assertBrokenAndCleared();
  }

  @Test
  void aClientThatSendsNothingMoreIsGivenUp() throws IOException {
    try (RawClient client = new RawClient(port).beginUpload(ISSUER.token(ADA), 1_000_000)) {
      client.send(halfAForm());

      assertThat(client.read(3_000)).startsWith("HTTP/1.1 400").contains("upload-incomplete");
      assertBrokenAndCleared();
    }
  }

  @Test
  void aBodyShorterThanAnnouncedIsNoUploadEvenIfItsFormIsWhole() throws IOException {
    byte[] form = Form.good(new byte[1_000]).finished();
    RawClient client = new RawClient(port).beginUpload(ISSUER.token(ADA), form.length + 10);
    client.send(form);
    client.close();

    await().atMost(Duration.ofSeconds(10)).until(() -> !DOWNSTREAM.deleted().isEmpty());
    assertThat(jobs.history(new AccountId(ADA), 10, null, null).jobs()).isEmpty();
  }

  @Test
  void aFormWithoutItsEndMarkIsNoUpload() throws IOException {
    byte[] form = Form.good(new byte[1_000]).unfinished();
    try (RawClient client = new RawClient(port).beginUpload(ISSUER.token(ADA), form.length)) {
      client.send(form);

      assertThat(client.read(12)).isEqualTo("HTTP/1.1 400");
    }
    assertThat(jobs.history(new AccountId(ADA), 10, null, null).jobs()).isEmpty();
  }

  @Test
  void aRefusedUploadIsAnsweredBeforeItsBodyIsSentAndTheRestIsTakenIn() throws IOException {
    try (RawClient client = new RawClient(port).beginUpload(ISSUER.token(ADA), 20_000_000)) {
      assertThat(client.read(12)).isEqualTo("HTTP/1.1 413");
      client.send(new byte[20_000_000]);

      assertThat(client.read(4_000)).contains("\"upload-too-large\"");
    }
  }

  @Test
  void aRefusalOfUploadServiceIsNoticedWhileAFewBytesComeAtATime() throws Exception {
    DOWNSTREAM.refuseSourceAfter(1_000, 503, "storage-unavailable");
    try (RawClient client = new RawClient(port).beginUpload(ISSUER.token(ADA), 1_000_000)) {
      client.send(halfAForm());
      for (int i = 0; i < 500 && !client.hasAnswer(); i++) {
        client.send(new byte[100]);
        Thread.sleep(20);
      }
      assertThat(client.read(3_000)).startsWith("HTTP/1.1 503");
    }
  }

  @Test
  void aClientThatAsksFirstIsSparedTheBodyOfARefusedUpload() throws IOException {
    try (RawClient client = new RawClient(port)) {
      client.send(
          "POST /upload HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Type: "
              + Form.CONTENT_TYPE
              + "\r\nContent-Length: 20000000\r\n\r\n");

      assertThat(client.read(12)).isEqualTo("HTTP/1.1 401");
    }
  }

  private static byte[] halfAForm() {
    return new Form()
        .field("format", "mp3")
        .field("email", "ada@example.test")
        .fileHead("clip.mov")
        .raw(UploadTest.bytes(HALF))
        .unfinished();
  }

  private void assertBrokenAndCleared() {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              assertThat(DOWNSTREAM.sources().values())
                  .singleElement()
                  .extracting(DownstreamStubs.Source::ending)
                  .isEqualTo(DownstreamStubs.Ending.BROKEN);
              assertThat(DOWNSTREAM.deleted()).containsAll(DOWNSTREAM.sources().keySet());
            });
    assertThat(jobs.history(new AccountId(ADA), 10, null, null).jobs()).isEmpty();
  }
}
