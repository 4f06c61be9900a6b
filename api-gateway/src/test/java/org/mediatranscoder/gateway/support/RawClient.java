package org.mediatranscoder.gateway.support;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that does what well-behaved ones never do. */
public final class RawClient implements AutoCloseable {

  private final Socket socket;

  public RawClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(15_000);
  }

  /** Begins {@code POST /upload} with this announced length, or chunked without one. */
  public RawClient beginUpload(String token, long length) throws IOException {
    return send(
        "POST /upload HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + token
            + "\r\nContent-Type: "
            + Form.CONTENT_TYPE
            + "\r\n"
            + (length < 0 ? "Transfer-Encoding: chunked" : "Content-Length: " + length)
            + "\r\n\r\n");
  }

  public RawClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public RawClient send(byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
    return this;
  }

  public RawClient sendChunk(byte[] bytes) throws IOException {
    return send(Integer.toHexString(bytes.length) + "\r\n").send(bytes).send("\r\n");
  }

  public boolean hasAnswer() throws IOException {
    return socket.getInputStream().available() > 0;
  }

  /** Whatever the server says until it hangs up or has said so much. */
  public String read(int most) throws IOException {
    return new String(socket.getInputStream().readNBytes(most), StandardCharsets.ISO_8859_1);
  }

  /** Resets the connection (RST). */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
