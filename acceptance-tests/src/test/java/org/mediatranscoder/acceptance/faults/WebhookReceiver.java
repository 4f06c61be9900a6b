package org.mediatranscoder.acceptance.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** The program of a user that hears of every job of an account, on a free port of loopback. */
final class WebhookReceiver implements AutoCloseable {

  private static final String HMAC = "HmacSHA256";
  private static final byte[] SECRET = ascii("0123456789abcdef0123456789abcdef");

  /** What it got. */
  record Received(String id, String timestamp, String signature, String body) {

    String job() {
      return JsonMapper.shared().readTree(body).at("/data/jobId").asString();
    }
  }

  private final String webhook = UUID.randomUUID().toString();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final AtomicReference<Consumer<String>> next = new AtomicReference<>(job -> {});
  private final HttpServer server;

  WebhookReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  /**
   * The webhook of this receiver as auth-service publishes it, in the one line that Redis has.
   *
   * @param linkKey as in the settings of the services: its id, a colon, its secret
   */
  String published(String linkKey) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    return """
        1 {"version":1,"email":null,"webhooks":[{"id":"%s","url":"%s","everyJob":true,"sealedSecret":"%s"}]}"""
        .formatted(webhook, url, sealed(linkKey));
  }

  /** Does this once, with the id of the job, when it has got a request and before it answers. */
  void beforeItsNextAnswer(Consumer<String> action) {
    next.set(action);
  }

  /** What came about this job so far. */
  List<Received> received(String job) {
    return received.stream().filter(one -> one.job().equals(job)).toList();
  }

  /** Whether the secret of the webhook signed it: Standard Webhooks, symmetric. */
  static boolean isSigned(Received one) {
    String signed = one.id() + "." + one.timestamp() + "." + one.body();
    byte[] mac = hmac(SECRET, signed.getBytes(StandardCharsets.UTF_8));
    return one.signature().equals("v1," + Base64.getEncoder().encodeToString(mac));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Received got =
          new Received(
              header(exchange, "webhook-id"),
              header(exchange, "webhook-timestamp"),
              header(exchange, "webhook-signature"),
              body);
      received.add(got);
      next.getAndSet(job -> {}).accept(got.job());
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private static String header(HttpExchange exchange, String name) {
    return String.valueOf(exchange.getRequestHeaders().getFirst(name));
  }

  /** As {@code SealedSecrets} says. */
  private String sealed(String linkKey) {
    String[] key = linkKey.split(":", 2);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      byte[] derived = hmac(ascii(key[1]), ascii("media-transcoder webhook secrets"));
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(derived, "AES"),
          new GCMParameterSpec(128, new byte[12]));
      cipher.updateAAD(ascii(webhook));
      byte[] encrypted = cipher.doFinal(SECRET);
      byte[] all = new byte[1 + 12 + encrypted.length];
      all[0] = Byte.parseByte(key[0]);
      System.arraycopy(encrypted, 0, all, 13, encrypted.length);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] hmac(byte[] key, byte[] text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(text);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
