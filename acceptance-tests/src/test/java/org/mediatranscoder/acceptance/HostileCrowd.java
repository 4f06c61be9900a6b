package org.mediatranscoder.acceptance;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Many connections to one service that all do the same. */
final class HostileCrowd implements AutoCloseable {

  /** Where it comes from: on loopback, and another network than everybody else's. */
  static final String ITS_OWN_NETWORK = "127.0.0.2";

  private static final int LINE_BYTES = 1024;

  private final List<SocketChannel> connections = new ArrayList<>();

  /**
   * Each of them connects and sends this.
   *
   * @param network the address that they come from
   */
  static HostileCrowd of(int count, String network, URI service, String sent) throws IOException {
    HostileCrowd crowd = new HostileCrowd();
    var address = new InetSocketAddress(service.getHost(), service.getPort());
    for (int i = 0; i < count; i++) {
      SocketChannel connection = SocketChannel.open();
      connection.bind(new InetSocketAddress(network, 0));
      connection.connect(address);
      connection.configureBlocking(false);
      crowd.connections.add(connection);
    }
    crowd.send(sent);
    return crowd;
  }

  /**
   * Sends as much as each connection takes without waiting; one that was closed takes nothing.
   *
   * @return how many took something
   */
  long send(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return connections.stream().filter(connection -> takes(connection, bytes)).count();
  }

  private static boolean takes(SocketChannel connection, byte[] bytes) {
    try {
      return connection.write(ByteBuffer.wrap(bytes)) > 0;
    } catch (IOException closed) {
      return false;
    }
  }

  /** How many got which status; {@code open} and {@code closed} stand for no answer. */
  Map<String, Integer> answers() {
    Map<String, Integer> answers = new TreeMap<>();
    connections.forEach(connection -> answers.merge(answer(connection), 1, Integer::sum));
    return answers;
  }

  private static String answer(SocketChannel connection) {
    ByteBuffer line = ByteBuffer.allocate(LINE_BYTES);
    try {
      int read = connection.read(line);
      if (read <= 0) {
        return read == 0 ? "open" : "closed";
      }
      String text = new String(line.array(), 0, read, StandardCharsets.ISO_8859_1);
      return text.startsWith("HTTP/1.1 ") ? text.substring(9, 12) : "closed";
    } catch (IOException reset) {
      return "closed";
    }
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel connection : connections) {
      connection.close();
    }
  }
}
