package org.mediatranscoder.ui.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers with one video, or with the part of it that is asked for (RFC 9110, 14), and counts what
 * is taken.
 */
final class FileServerStub implements AutoCloseable {

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final Path file;

  FileServerStub(Path file) throws IOException {
    this.file = file;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/result";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange;
        RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      long size = bytes.length();
      Matcher range = RANGE.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
      boolean part = range.matches();
      long from = part ? Long.parseLong(range.group(1)) : 0;
      long to = part && !range.group(2).isEmpty() ? Long.parseLong(range.group(2)) : size - 1;
      exchange.getResponseHeaders().add("Content-Type", "video/mp4");
      exchange.getResponseHeaders().add("Accept-Ranges", "bytes");
      exchange
          .getResponseHeaders()
          .add("Content-Range", "bytes %d-%d/%d".formatted(from, to, size));
      exchange.sendResponseHeaders(part ? 206 : 200, to - from + 1);
      bytes.seek(from);
      byte[] buffer = new byte[65_536];
      for (long left = to - from + 1; left > 0; ) {
        int read = bytes.read(buffer, 0, (int) Math.min(left, buffer.length));
        exchange.getResponseBody().write(buffer, 0, read); // Fails once the browser has enough.
        left -= read;
      }
    }
  }
}
