package org.mediatranscoder.s3;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.mediatranscoder.testsupport.AwsBucket;
import org.mediatranscoder.testsupport.LocalStackServer;

@EnabledIf(
    value = "org.mediatranscoder.testsupport.LocalStackServer#isThere",
    disabledReason = LocalStackServer.MISSING)
class LocalStackS3ContractTest extends S3Contract {

  private static LocalStackServer localStack;
  private static Map<String, String> settings;

  @BeforeAll
  static void start() {
    localStack = LocalStackServer.start();
    settings = AwsBucket.create(localStack.endpoint());
  }

  @AfterAll
  static void stop() {
    if (localStack != null) {
      localStack.close();
    }
  }

  @Override
  Map<String, String> settings() {
    return settings;
  }
}
