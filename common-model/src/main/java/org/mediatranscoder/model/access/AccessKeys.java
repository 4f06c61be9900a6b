package org.mediatranscoder.model.access;

import java.time.Duration;

/** The names in Redis under which auth-service says which tokens count. */
public final class AccessKeys {

  /** Set while the active API tokens are all in Redis; without it none can be judged. */
  public static final String PUBLISHED = "access:published";

  /** Longer than an access token can live, with the difference that clocks may have. */
  public static final Duration ENDED_SESSION_LIFE = Duration.ofMinutes(16);

  private AccessKeys() {}

  /**
   * Set while an API token is active.
   *
   * @param jti the {@code jti} of the token
   */
  public static String token(String jti) {
    return "access:token:" + jti;
  }

  /**
   * Set once the tokens of a session, a command-line client or a device must be refused; lives
   * {@link #ENDED_SESSION_LIFE}.
   *
   * @param sid the {@code sid} of the tokens
   */
  public static String endedSession(String sid) {
    return "access:ended:session:" + sid;
  }

  /**
   * When an API token was used last, in milliseconds since 1970.
   *
   * @param jti the {@code jti} of the token
   */
  public static String used(String jti) {
    return "access:used:" + jti;
  }
}
