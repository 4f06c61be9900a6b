package org.mediatranscoder.notification.mail;

import static org.junit.jupiter.api.Assumptions.abort;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.mediatranscoder.testsupport.LocalStackServer;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/** Skipped where the image has no version 2 of SES: the free one has the old one only. */
@EnabledIf(
    value = "org.mediatranscoder.testsupport.LocalStackServer#isThere",
    disabledReason = LocalStackServer.MISSING)
class LocalStackSesContractTest extends FakeSesContract {

  private static final int NOT_IMPLEMENTED = 501;

  private static LocalStackServer localStack;

  @BeforeAll
  static void start() {
    localStack = LocalStackServer.start();
    try {
      verifySender(localStack.endpoint());
    } catch (SesV2Exception e) {
      if (e.statusCode() == NOT_IMPLEMENTED) {
        abort("This LocalStack has no version 2 of SES: " + e.getMessage());
      }
      throw e;
    }
  }

  @AfterAll
  static void stop() {
    if (localStack != null) {
      localStack.close();
    }
  }

  @Override
  URI endpoint() {
    return localStack.endpoint();
  }
}
