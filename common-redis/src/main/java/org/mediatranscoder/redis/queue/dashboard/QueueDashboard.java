package org.mediatranscoder.redis.queue.dashboard;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jobrunr.dashboard.JobRunrApiHandler;
import org.jobrunr.dashboard.JobRunrStaticFileHandler;
import org.jobrunr.dashboard.server.HttpExchangeHandler;
import org.jobrunr.storage.StorageProvider;
import org.jobrunr.storage.ThreadSafeStorageProvider;
import org.jobrunr.utils.mapper.JsonMapper;

/**
 * JobRunr's dashboard, by its own handlers. JobRunr's server would listen on all interfaces; this
 * one listens on loopback, on any free port, and knows only who has the password that it made up.
 */
public final class QueueDashboard implements AutoCloseable {

  private static final String USER = "operator";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<HttpExchangeHandler> handlers;
  private final String credentials = USER + ":" + password();

  QueueDashboard(StorageProvider storage, JsonMapper mapper) {
    this.handlers =
        List.of(
            new JobRunrStaticFileHandler(),
            new JobRunrApiHandler(new ThreadSafeStorageProvider(storage), mapper, false));
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.setExecutor(threads);
    handlers.forEach(handler -> open(handler.getContextPath(), handler));
    open(DashboardEvents.PATH, new DashboardEvents(storage, mapper));
    server.start();
  }

  private void open(String path, HttpHandler handler) {
    server.createContext(path, handler).setAuthenticator(new OwnPassword(credentials));
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The value of the header {@code Authorization} that it wants. */
  public String authorization() {
    return "Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() {
    server.stop(0);
    handlers.forEach(HttpExchangeHandler::close);
    threads.shutdownNow();
  }

  private static String password() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  private static final class OwnPassword extends BasicAuthenticator {

    private final byte[] expected;

    OwnPassword(String credentials) {
      super("JobRunr");
      this.expected = credentials.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean checkCredentials(String user, String password) {
      byte[] given = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      return MessageDigest.isEqual(expected, given);
    }
  }
}
