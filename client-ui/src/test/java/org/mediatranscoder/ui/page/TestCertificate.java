package org.mediatranscoder.ui.page;

import java.io.IOException;
import java.nio.file.Path;

/** A certificate for localhost that no browser trusts, made by the JDK. */
final class TestCertificate {

  static final String PASSWORD = "only-for-tests";

  private TestCertificate() {}

  /** A key store of PKCS #12 with it, in this folder. */
  static Path in(Path folder) throws IOException, InterruptedException {
    Path file = folder.resolve("localhost.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "localhost",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .inheritIO()
            .start();
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool made no certificate");
    }
    return file;
  }
}
