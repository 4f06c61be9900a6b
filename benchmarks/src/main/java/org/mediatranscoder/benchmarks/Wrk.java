package org.mediatranscoder.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Debian's load generator {@code wrk}: sixteen connections that ask again at once. */
final class Wrk {

  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s*([0-9.]+)");
  private static final Pattern SLOW = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");

  private Wrk() {}

  /**
   * @param milliseconds that one request in a hundred took longer than
   */
  record Result(double perSecond, double milliseconds) {

    @Override
    public String toString() {
      return "%.0f per second, p99 %.1f ms".formatted(perSecond, milliseconds);
    }
  }

  /**
   * @throws IllegalStateException if wrk is missing or one answer was no success
   */
  static Result run(String url, String token, int seconds)
      throws IOException, InterruptedException {
    Process wrk =
        new ProcessBuilder(
                "wrk",
                "--threads=1",
                "--connections=16",
                "--duration=" + seconds + "s",
                "--latency",
                "--header=Authorization: Bearer " + token,
                url)
            .redirectErrorStream(true)
            .start();
    String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (wrk.waitFor() != 0 || said.contains("Non-2xx") || said.contains("Socket errors")) {
      throw new IllegalStateException(said);
    }
    Matcher slow = found(SLOW, said);
    double unit =
        switch (slow.group(2)) {
          case "us" -> 0.001;
          case "ms" -> 1;
          default -> 1000;
        };
    return new Result(
        Double.parseDouble(found(RATE, said).group(1)), Double.parseDouble(slow.group(1)) * unit);
  }

  private static Matcher found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException(text);
    }
    return matcher;
  }
}
