package org.mediatranscoder.acceptance;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/** Somebody who asks once in a while, each time on a connection of its own. */
final class HonestVisitor {

  /** What an answer may take while others do harm. */
  static final Duration MOST = Duration.ofSeconds(1);

  private static final int GIVES_UP_AFTER_MILLIS = 10_000;

  private final URI page;
  private final String token;
  private Duration longest = Duration.ZERO;

  /**
   * @param token empty for none
   */
  HonestVisitor(URI page, String token) {
    this.page = page;
    this.token = token;
  }

  /**
   * The status.
   *
   * @throws IOException if none came within 10 s
   */
  int ask() throws IOException {
    long start = System.nanoTime();
    HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(GIVES_UP_AFTER_MILLIS);
    connection.setReadTimeout(GIVES_UP_AFTER_MILLIS);
    connection.setRequestProperty("Connection", "close");
    if (!token.isEmpty()) {
      connection.setRequestProperty("Authorization", "Bearer " + token);
    }
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      longest = time.compareTo(longest) > 0 ? time : longest;
    }
  }

  /** The longest that an answer has taken so far. */
  Duration longest() {
    return longest;
  }
}
