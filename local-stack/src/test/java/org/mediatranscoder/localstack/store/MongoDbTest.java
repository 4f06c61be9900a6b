package org.mediatranscoder.localstack.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.localstack.supervise.Readiness;

class MongoDbTest {

  @TempDir Path folder;

  @Test
  void itListensAndOpensItsFileAgainAfterARestart() throws Exception {
    int port = Ports.free().of(Address.MONGODB);
    for (int start = 1; start <= 2; start++) {
      try (AutoCloseable mongo = MongoDb.start(folder, InetAddress.getLoopbackAddress(), port)) {
        assertThat(mongo).isNotNull();
        assertThat(Readiness.tcp(port).isReady()).isTrue();
        assertThat(Files.exists(folder.resolve("mongodb.mv.db"))).isTrue();
      }
    }
  }
}
