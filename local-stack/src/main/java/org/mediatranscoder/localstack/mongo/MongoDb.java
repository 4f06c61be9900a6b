package org.mediatranscoder.localstack.mongo;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * MongoDB's protocol over an H2 file. What was written is on disk a second later, or at once when
 * the stack is stopped.
 */
public final class MongoDb implements AutoCloseable {

  private final MongoServer server;

  private MongoDb(MongoServer server) {
    this.server = server;
  }

  /**
   * @param folder where its file is
   * @param port of loopback
   */
  public static MongoDb start(Path folder, int port) {
    return start(folder, InetAddress.getLoopbackAddress(), port);
  }

  /**
   * @param folder where its file is
   */
  public static MongoDb start(Path folder, InetAddress address, int port) {
    MongoServer server = new MongoServer(new H2Backend(folder.resolve("mongodb.mv.db").toString()));
    server.bind(new InetSocketAddress(address, port));
    return new MongoDb(server);
  }

  @Override
  public void close() {
    server.shutdown();
  }
}
