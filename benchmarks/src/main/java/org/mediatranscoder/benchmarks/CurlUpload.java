package org.mediatranscoder.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * One upload by curl, in a process of its own: so many in the JVM that measures would delay what it
 * measures.
 */
record CurlUpload(URI gateway, Path file, String token) implements Callable<String> {

  /** The status of the answer, with the code of the problem if there is one. */
  @Override
  public String call() throws InterruptedException {
    try {
      Process curl =
          new ProcessBuilder("curl", "--silent", "--config", "-", "--write-out", "\n%{http_code}")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (var options = curl.outputWriter(StandardCharsets.UTF_8)) {
        options.write(options());
      }
      String answer = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      curl.waitFor();
      return told(answer);
    } catch (IOException noCurl) {
      throw new UncheckedIOException("curl is needed", noCurl);
    }
  }

  /** By standard input, so that no list of processes shows the token. */
  private String options() {
    return """
        url = "%s"
        header = "Authorization: Bearer %s"
        header = "Expect:"
        form = "format=mp3"
        form = "email=ada@example.test"
        form = "file=@%s"
        """
        .formatted(gateway.resolve("/upload"), token, file);
  }

  private static String told(String answer) {
    int end = answer.lastIndexOf('\n');
    String status = answer.substring(end + 1);
    int code = answer.indexOf("\"code\":\"");
    return code < 0
        ? status
        : status + " " + answer.substring(code + 8, answer.indexOf('"', code + 8));
  }
}
