package org.mediatranscoder.testsupport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * A server that plays AWS on a free port of loopback, empty at its start: moto, which {@code
 * ./transcoder test} installs. It takes any credentials.
 */
public final class MotoServer implements AutoCloseable {

  /** Why a test is skipped where it is not. */
  public static final String MISSING = "No moto_server on the PATH: nothing is tried on moto";

  private final int port;
  private final ChildProcess process;

  private MotoServer(Path program) {
    this.port = ChildProcess.freePort();
    List<String> command = List.of(program.toString(), "-H", "127.0.0.1", "-p", "" + port);
    this.process =
        ChildProcess.start(ChildProcess.newFolder("moto"), command).awaitReady(this::listens);
  }

  /** Whether moto is installed. */
  public static boolean isThere() {
    return Programs.find("moto_server").isPresent();
  }

  /** A server of its own, where {@link #isThere}: the caller closes it. */
  public static MotoServer start() {
    return new MotoServer(Programs.find("moto_server").orElseThrow());
  }

  /** Its address for every service of AWS. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    process.stop();
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }
}
