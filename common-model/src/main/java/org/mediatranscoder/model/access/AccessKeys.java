package org.mediatranscoder.model.access;

import java.time.Duration;
import java.util.regex.Pattern;
import org.mediatranscoder.model.job.AccountId;

/**
 * The keys in Redis by which auth-service tells every resource server which tokens may be used;
 * {@link #used} and {@link #ERASED} tell it something back.
 */
public final class AccessKeys {

  /** String {@code 1} once all active API tokens are in Redis; missing after a loss of Redis. */
  public static final String PUBLISHED = "access:published";

  /** The value that says yes. */
  public static final String YES = "1";

  /** The value of {@link #token} that keeps a token that was just revoked from coming back. */
  public static final String NO = "0";

  /** Set: ids of all API tokens that are in Redis. */
  public static final String TOKENS = "access:tokens";

  /**
   * Hash: accounts that are being deleted and whose jobs are to be erased, each with a token of its
   * own for that.
   */
  public static final String ERASING = "access:erasing";

  /** Set: accounts that are being deleted and whose jobs are gone. */
  public static final String ERASED = "access:erased";

  /** How long an ended session is remembered: longer than any of its tokens lives. */
  public static final Duration ENDED_SESSION_LIFE =
      AccessClaims.LONGEST_SESSION_TOKEN.plusMinutes(1);

  /** How long a deleted account is remembered: longer than its last upload may take. */
  public static final Duration ENDED_ACCOUNT_LIFE = Duration.ofDays(1);

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private AccessKeys() {}

  /** Whether this may be the id of a token or of a session: 1 to 64 letters, digits, - or _. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** String {@link #YES} until it expires: this API token may be used. */
  public static String token(String tokenId) {
    return "access:token:" + id(tokenId);
  }

  /** String: when an API token was used last, in milliseconds since 1970. */
  public static String used(String tokenId) {
    return "access:used:" + id(tokenId);
  }

  /** String {@link #YES} for {@link #ENDED_SESSION_LIFE}: no token of this session may be used. */
  public static String endedSession(String sessionId) {
    return "access:ended:session:" + id(sessionId);
  }

  /** String {@link #YES} for {@link #ENDED_ACCOUNT_LIFE}: no token of this account may be used. */
  public static String endedAccount(AccountId account) {
    return "access:ended:account:" + account;
  }

  private static String id(String text) {
    if (!isId(text)) {
      throw new IllegalArgumentException("No id of a token or session");
    }
    return text;
  }
}
