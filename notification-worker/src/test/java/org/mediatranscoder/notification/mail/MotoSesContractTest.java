package org.mediatranscoder.notification.mail;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.mediatranscoder.testsupport.MotoServer;

@EnabledIf(
    value = "org.mediatranscoder.testsupport.MotoServer#isThere",
    disabledReason = MotoServer.MISSING)
class MotoSesContractTest extends FakeSesContract {

  private static MotoServer moto;

  @BeforeAll
  static void start() {
    moto = MotoServer.start();
    verifySender(moto.endpoint());
  }

  @AfterAll
  static void stop() {
    moto.close();
  }

  @Override
  URI endpoint() {
    return moto.endpoint();
  }
}
