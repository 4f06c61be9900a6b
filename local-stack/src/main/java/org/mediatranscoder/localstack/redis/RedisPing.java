package org.mediatranscoder.localstack.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.mediatranscoder.localstack.supervise.Readiness;

/** Ready when PING is answered with PONG: not while Redis still loads its data. */
record RedisPing(int port) implements Readiness {

  private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final String PONG = "+PONG\r\n";

  @Override
  public boolean isReady() {
    try (Socket socket = new Socket()) {
      int timeout = (int) TIMEOUT.toMillis();
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeout);
      socket.setSoTimeout(timeout);
      socket.getOutputStream().write(PING);
      byte[] answer = socket.getInputStream().readNBytes(PONG.length());
      return new String(answer, StandardCharsets.US_ASCII).equals(PONG);
    } catch (IOException notYet) {
      return false;
    }
  }
}
