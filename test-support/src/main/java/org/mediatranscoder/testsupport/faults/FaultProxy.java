package org.mediatranscoder.testsupport.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands on a port of loopback between clients and a TCP server, passes on what both say, and does
 * harm where a client says what a rule looks for. It knows no protocol: it sees what a client sends
 * as text of one character per byte, piece by piece as it comes.
 */
public final class FaultProxy implements AutoCloseable {

  private volatile int server;
  private final ServerSocket listener;
  private final Set<ProxiedConnection> open = ConcurrentHashMap.newKeySet();
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private volatile boolean cut;

  private record Rule(Pattern sent, Fault fault) {

    boolean isAnchored() {
      return sent.pattern().startsWith("^");
    }
  }

  /** What a rule does, and what it saw. */
  record Met(Fault fault, MatchResult seen) {}

  private FaultProxy(int server) {
    this.server = server;
    try {
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    Thread.ofVirtual().name("fault-proxy").start(this::accept);
  }

  /**
   * @param port of the server on loopback; it need not listen yet
   */
  public static FaultProxy before(int port) {
    return new FaultProxy(port);
  }

  /** Where clients connect. */
  public int port() {
    return listener.getLocalPort();
  }

  /**
   * From now on, until {@link #disarm}, the fault meets each piece in which the pattern is found;
   * of several rules the first one counts. An expression that begins with {@code ^} means the
   * beginning of a piece, which is where a request of HTTP begins.
   */
  public void arm(String sent, Fault fault) {
    rules.add(new Rule(Pattern.compile(sent, Pattern.DOTALL), fault));
  }

  /** Does no more harm; what was begun goes on. */
  public void disarm() {
    rules.clear();
  }

  /** Breaks all connections and refuses new ones. */
  public void cut() {
    cut = true;
    open.forEach(ProxiedConnection::close);
  }

  /** Breaks all connections, and leads new ones to another server. */
  public void redirect(int port) {
    server = port;
    open.forEach(ProxiedConnection::close);
  }

  /** Takes connections again. */
  public void restore() {
    cut = false;
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    open.forEach(ProxiedConnection::close);
  }

  /**
   * @param before the end of the piece before, in which what is looked for may begin
   */
  Optional<Met> look(String before, String piece) {
    for (Rule rule : rules) {
      Matcher matcher = rule.sent().matcher(piece);
      if (matcher.find() || (!rule.isAnchored() && isFoundAcross(before, piece, matcher))) {
        return Optional.of(new Met(rule.fault(), matcher.toMatchResult()));
      }
    }
    return Optional.empty();
  }

  private static boolean isFoundAcross(String before, String piece, Matcher matcher) {
    matcher.reset(before + piece);
    while (matcher.find()) {
      if (matcher.end() > before.length()) {
        return true;
      }
    }
    return false;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        connect(listener.accept());
      } catch (IOException closedOrRefused) {
        // The client sees a broken connection, as it would without us.
      }
    }
  }

  private void connect(Socket client) throws IOException {
    Socket upstream = new Socket();
    try {
      if (cut) {
        throw new IOException("cut");
      }
      upstream.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server));
    } catch (IOException refused) {
      client.close();
      throw refused;
    }
    ProxiedConnection connection = new ProxiedConnection(this, client, upstream);
    open.add(connection);
    connection.start(() -> open.remove(connection));
  }
}
