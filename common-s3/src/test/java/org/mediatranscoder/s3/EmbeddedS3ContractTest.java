package org.mediatranscoder.s3;

import java.util.Map;
import org.mediatranscoder.testsupport.S3TestServer;

/** The store of the embedded default. */
class EmbeddedS3ContractTest extends S3Contract {

  @Override
  Map<String, String> settings() {
    return S3TestServer.shared().properties();
  }
}
