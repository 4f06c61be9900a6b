package org.mediatranscoder.localstack.store;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * MongoDB's protocol over an H2 file. What was written is on disk a second later, or at once when
 * the stack is stopped.
 */
public final class MongoDb {

  private MongoDb() {}

  /**
   * @param folder where its file is
   * @return stops the server
   */
  public static AutoCloseable start(Path folder, InetAddress address, int port) {
    MongoServer server = new MongoServer(new H2Backend(folder.resolve("mongodb.mv.db").toString()));
    server.bind(new InetSocketAddress(address, port));
    return server::shutdown;
  }
}
