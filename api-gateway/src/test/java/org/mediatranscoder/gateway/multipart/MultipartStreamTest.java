package org.mediatranscoder.gateway.multipart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.web.problem.ApiException;

class MultipartStreamTest {

  private static final String BOUNDARY = "a--a\ra";
  private static final String LOOKALIKES = "\r\n--a--a\r\n-a-\r\r\n--a--ab";

  /** Content made of pieces of the boundary, in buffers that end anywhere. */
  @RepeatedTest(200)
  void everyPartComesBackAsItWasSent(RepetitionInfo repetition) throws IOException {
    Random random = new Random(repetition.getCurrentRepetition());
    List<String> contents = new ArrayList<>();
    StringBuilder form = new StringBuilder();
    for (int part = 0; part < 3; part++) {
      String content = lookalike(random);
      contents.add(content);
      form.append("--" + BOUNDARY + "\r\nX: " + part + "\r\n\r\n" + content + "\r\n");
    }
    form.append("--" + BOUNDARY + "--\r\n");
    assertThat(parts(trickle(form.toString(), random))).isEqualTo(contents);
  }

  @Test
  void aPartLargerThanTheBufferComesBackWhole() throws IOException {
    String content = "0123456789abcdef\r\n--".repeat(20_000);
    assertThat(parts(form("X: y\r\n\r\n" + content))).containsExactly(content);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--a--a\ra\r\n\r\nx\r\n--a--a\ra--",
        "\r\n--a--a\ra\r\n\r\nx\r\n--a--a\ra--",
        "preamble\r\n--a--a\ra\r\n\r\nx\r\n--a--a\ra--epilogue",
        "--a--a\ra \t \r\n\r\nx\r\n--a--a\ra--",
        "--a--a\ra\r\nA: b\r\nC: d\r\n\r\nx\r\n--a--a\ra--\r\n",
      })
  void whatTheStandardAllowsIsRead(String form) throws IOException {
    assertThat(parts(bytes(form))).containsExactly("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no boundary at all",
        "--a--a\ra",
        "--a--a\ra\r\nA: b\r\n",
        "--a--a\ra\r\n\r\nx",
        "--a--a\ra\r\n\r\nx\r\n--a--a",
        "--a--a\ra\r\n\r\nx\r\n--a--a\ra",
        "--a--a\ra\r\n\r\nx\r\n--a--a\ra-",
      })
  void aBodyWithoutItsEndIsBroken(String form) {
    assertThatExceptionOfType(EOFException.class).isThrownBy(() -> parts(bytes(form)));
  }

  @Test
  void moreThanWhiteSpaceBehindABoundaryIsAnError() {
    assertThatIOException().isThrownBy(() -> parts(bytes("--" + BOUNDARY + "x\r\n\r\nx")));
  }

  @Test
  void aLongHeaderIsRefused() {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> parts(form("X: " + "x".repeat(2000) + "\r\n\r\n")));
  }

  private static String lookalike(Random random) {
    StringBuilder content = new StringBuilder();
    for (int piece = random.nextInt(20); piece > 0; piece--) {
      int from = random.nextInt(LOOKALIKES.length());
      content.append(LOOKALIKES, from, from + random.nextInt(LOOKALIKES.length() - from));
    }
    String text = content.toString();
    return text.contains("\r\n--" + BOUNDARY) ? lookalike(random) : text;
  }

  private static List<String> parts(InputStream body) throws IOException {
    byte[] boundary = BOUNDARY.getBytes(StandardCharsets.US_ASCII);
    MultipartStream stream = new MultipartStream(body, boundary);
    List<String> parts = new ArrayList<>();
    while (stream.advance()) {
      assertThat(stream.headers(1000)).endsWith("\r\n");
      parts.add(new String(stream.content().readAllBytes(), StandardCharsets.UTF_8));
    }
    return parts;
  }

  private static InputStream form(String part) {
    return bytes("--" + BOUNDARY + "\r\n" + part + "\r\n--" + BOUNDARY + "--\r\n");
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Gives a few bytes at a time. */
  private static InputStream trickle(String text, Random random) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
      @Override
      public synchronized int read(byte[] buffer, int offset, int length) {
        return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(9)));
      }
    };
  }
}
