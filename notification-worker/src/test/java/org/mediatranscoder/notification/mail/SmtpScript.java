package org.mediatranscoder.notification.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** An SMTP server that answers some commands as the test wants, and all others with yes. */
final class SmtpScript implements AutoCloseable {

  private static final Map<String, String> YES =
      Map.of("DATA", "354 go on", "QUIT", "221 bye", ".", "250 taken");

  private final ServerSocket server;
  private final Map<String, String> answers;
  private final AtomicInteger connections = new AtomicInteger();

  /**
   * @param answers by the first word of the command in upper case; {@code .} ends the content
   */
  SmtpScript(Map<String, String> answers) throws IOException {
    this.answers = answers;
    this.server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void accept() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        connections.incrementAndGet();
        converse(client);
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void converse(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
    say(client, "220 script");
    boolean content = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (!content || line.equals(".")) {
        String command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        say(client, answers.getOrDefault(command, YES.getOrDefault(command, "250 yes")));
        content = command.equals("DATA");
      }
    }
  }

  private static void say(Socket client, String line) {
    try {
      OutputStream out = client.getOutputStream();
      out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
