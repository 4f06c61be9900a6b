package org.mediatranscoder.gateway.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.Crc32c;

/**
 * Speaks the internal APIs of upload-service and transcoding-worker on loopback and records what
 * arrives. The true chain is tested in acceptance-tests.
 */
public final class DownstreamStubs {

  private static final DownstreamStubs SHARED = new DownstreamStubs();

  /** How an upload ended. */
  public enum Ending {
    COMPLETE,
    BROKEN
  }

  /** One {@code PUT …/source} as it arrived. */
  public record Source(Ending ending, long bytes, String sha256, String authorization) {}

  private final HttpServer server;
  private final Map<String, Source> sources = new ConcurrentHashMap<>();
  private final Map<String, String> manifests = new ConcurrentHashMap<>();
  private final List<String> deleted = new CopyOnWriteArrayList<>();
  private final List<String> deletions = new CopyOnWriteArrayList<>();
  private final List<String> copies = new CopyOnWriteArrayList<>();
  private final List<String> begun = new CopyOnWriteArrayList<>();
  private final ResumableStub resumable = new ResumableStub(this);
  private volatile int failAt = -1;
  private volatile String failWith = "";
  private volatile long stallAfter = Long.MAX_VALUE;
  private volatile int deletionStatus = 204;
  private volatile String copyRefusal = "";
  private volatile boolean changesBytes;
  private volatile boolean takesManifests = true;
  private volatile Runnable beforeManifest = () -> {};

  private DownstreamStubs() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/uploads/", this::upload);
    server.start();
  }

  public static DownstreamStubs shared() {
    return SHARED;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public Map<String, Source> sources() {
    return sources;
  }

  /** Jobs whose source has begun to arrive. */
  public List<String> begun() {
    return begun;
  }

  /** The source of this job. */
  public Source source(Object jobId) {
    return Objects.requireNonNull(sources.get(jobId.toString()), "no such source");
  }

  /** The manifest of this job, as JSON. */
  public String manifest(Object jobId) {
    return Objects.requireNonNull(manifests.get(jobId.toString()), "no such manifest");
  }

  public List<String> deleted() {
    return deleted;
  }

  /** Jobs whose files were to be deleted, each with the authorization that came with it. */
  public List<String> deletions() {
    return deletions;
  }

  /** Whether manifests are stored, or answered with 503, from now on. */
  public void takeManifests(boolean take) {
    takesManifests = take;
  }

  /** Done once when the next manifest comes, before it is stored. */
  public void beforeNextManifest(Runnable action) {
    beforeManifest = action;
  }

  /** The uploads that come in several requests. */
  public ResumableStub resumable() {
    return resumable;
  }

  /** Copies of sources that were made, each as the old job's id, " to ", the new one's. */
  public List<String> copies() {
    return copies;
  }

  /** Every copy is answered with this problem from now on. */
  public void refuseCopies(int status, String code) {
    copyRefusal = status + " " + code;
  }

  /** A bit changes on the way here from now on. */
  public void changeBytes() {
    changesBytes = true;
  }

  /** How each deletion is answered from now on. */
  public void answerDeletions(int status) {
    deletionStatus = status;
  }

  /** Forgets everything and works again. */
  public void reset() {
    begun.clear();
    resumable.reset();
    sources.clear();
    manifests.clear();
    deleted.clear();
    deletions.clear();
    takesManifests = true;
    beforeManifest = () -> {};
    copies.clear();
    copyRefusal = "";
    deletionStatus = 204;
    changesBytes = false;
    failAt = -1;
    stallAfter = Long.MAX_VALUE;
  }

  /** The source is answered with this problem once so many bytes of it have come. */
  public void refuseSourceAfter(int bytes, int status, String code) {
    failAt = bytes;
    failWith = status + " " + code;
  }

  /** Reads no more of a source once so many bytes of it have come. */
  public void stallSourceAfter(long bytes) {
    stallAfter = bytes;
  }

  private void upload(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    String id = path[2];
    boolean isSource =
        path.length == 4 && (path[3].equals("source") || path[3].equals("resumable"));
    if (!isSource && !isAllowed(exchange, id)) {
      answer(exchange, 401, "{\"code\":\"token-invalid\"}");
    } else if (path.length == 4 && path[3].equals("resumable")) {
      resumable.answer(exchange, id);
    } else if (exchange.getRequestMethod().equals("DELETE")) {
      deleted.add(id);
      deletions.add(id + " " + exchange.getRequestHeaders().getFirst("Authorization"));
      answer(exchange, deletionStatus, "");
    } else if (path.length == 6) {
      copy(exchange, path[5], id);
    } else if (path[3].equals("manifest")) {
      manifest(exchange, id);
    } else {
      source(exchange, id);
    }
  }

  private void manifest(HttpExchange exchange, String id) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (!takesManifests) {
      answer(exchange, 503, "{\"code\":\"storage-unavailable\"}");
      return;
    }
    Runnable action = beforeManifest;
    beforeManifest = () -> {};
    action.run();
    manifests.put(id, new String(body, StandardCharsets.UTF_8));
    answer(exchange, 204, "");
  }

  private void copy(HttpExchange exchange, String from, String to) throws IOException {
    if (!copyRefusal.isEmpty()) {
      String[] problem = copyRefusal.split(" ", -1);
      answer(exchange, Integer.parseInt(problem[0]), "{\"code\":\"" + problem[1] + "\"}");
      return;
    }
    copies.add(from + " to " + to);
    sources.put(to, new Source(Ending.COMPLETE, 1_000, "", ""));
    answer(exchange, 201, stored(to, 1_000, null));
  }

  static String stored(String id, long bytes, @Nullable Crc32c sum) {
    return "{\"key\":\"raw/%s/source\",\"sizeBytes\":%d,\"receipt\":\"for-%s\",\"crc32c\":%s}"
        .formatted(id, bytes, id, sum == null ? "null" : "\"" + sum + "\"");
  }

  /** As it arrives here. */
  Crc32c arrived(Crc32c sent) {
    return changesBytes ? new Crc32c(sent.value() ^ 1) : sent;
  }

  /** Once there is a source, as if the token had expired while it came: only its receipt counts. */
  private boolean isAllowed(HttpExchange exchange, String id) {
    Source source = sources.get(id);
    boolean stored = source != null && source.ending() == Ending.COMPLETE;
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    return !stored || authorization.equals("Receipt for-" + id);
  }

  private void source(HttpExchange exchange, String id) throws IOException {
    begun.add(id);
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    MessageDigest digest = sha256();
    CRC32C sum = new CRC32C();
    long bytes = 0;
    try {
      InputStream body = exchange.getRequestBody();
      byte[] buffer = new byte[8192];
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        digest.update(buffer, 0, read);
        sum.update(buffer, 0, read);
        bytes += read;
        if (failAt >= 0 && bytes >= failAt) {
          refuse(exchange);
          return;
        }
        if (bytes > stallAfter) {
          Thread.sleep(60_000);
        }
      }
    } catch (IOException broken) {
      sources.put(id, new Source(Ending.BROKEN, bytes, "", authorization));
      throw broken;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return;
    }
    String sha256 = HexFormat.of().formatHex(digest.digest());
    sources.put(id, new Source(Ending.COMPLETE, bytes, sha256, authorization));
    answer(exchange, 201, stored(id, bytes, arrived(Crc32c.of(sum))));
  }

  /** Answers early and then takes in the rest, so that the answer is not lost. */
  private void refuse(HttpExchange exchange) throws IOException {
    String[] problem = failWith.split(" ", -1);
    byte[] body = ("{\"code\":\"" + problem[1] + "\"}").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(Integer.parseInt(problem[0]), body.length);
    exchange.getResponseBody().write(body);
    exchange.getResponseBody().flush();
    try (exchange) {
      exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
    }
  }

  static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (exchange) {
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
