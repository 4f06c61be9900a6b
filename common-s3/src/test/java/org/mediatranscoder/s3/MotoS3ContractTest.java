package org.mediatranscoder.s3;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.mediatranscoder.testsupport.AwsBucket;
import org.mediatranscoder.testsupport.MotoServer;

@EnabledIf(
    value = "org.mediatranscoder.testsupport.MotoServer#isThere",
    disabledReason = MotoServer.MISSING)
class MotoS3ContractTest extends S3Contract {

  private static MotoServer moto;
  private static Map<String, String> settings;

  @BeforeAll
  static void start() {
    moto = MotoServer.start();
    settings = AwsBucket.create(moto.endpoint());
  }

  @AfterAll
  static void stop() {
    moto.close();
  }

  @Test
  @Disabled("moto 5.2 does not look at Content-MD5")
  @Override
  void aBodyThatWasChangedOnItsWayIsRefused() {}

  @Test
  @Disabled("moto 5.2 does not look at response-content-disposition")
  @Override
  void aPresignedUrlGivesTheFileTheNameThatItSays() {}

  @Override
  Map<String, String> settings() {
    return settings;
  }
}
