package org.mediatranscoder.model.access;

import java.time.Duration;
import java.util.Set;
import org.mediatranscoder.model.job.AccountId;

/**
 * The claims of our access tokens (RFC 9068) that are our own, and their values. There are two
 * kinds: a session's token names its session in {@link #SESSION}; an API token has {@link
 * #API_TOKEN} in {@link #USE} and is named by its {@code jti}.
 */
public final class AccessClaims {

  /** The authorization, also called token family, that a session's token belongs to. */
  public static final String SESSION = "sid";

  /** The roles of the account, see {@link Role#claim()}; missing if it has none. */
  public static final String ROLES = "roles";

  /** The address of the account, which it has verified; missing if it has none. */
  public static final String EMAIL = "email";

  /** The kind of token; missing on a session's. */
  public static final String USE = "token_use";

  /** {@link #USE} of an API token. */
  public static final String API_TOKEN = "api";

  /** {@code client_id} of every API token. */
  public static final String API_CLIENT = "api-token";

  /** The longest {@code exp - iat} of a session's token. */
  public static final Duration LONGEST_SESSION_TOKEN = Duration.ofMinutes(15);

  /** The longest {@code exp - iat} of an API token. */
  public static final Duration LONGEST_API_TOKEN = Duration.ofDays(366);

  /** Scope: to look at jobs. */
  public static final String JOBS_READ = "jobs:read";

  /** Scope: to add and change jobs. */
  public static final String JOBS_WRITE = "jobs:write";

  /** Scope: to change the account itself; never given to an API token. */
  public static final String ACCOUNT = "account";

  /** The scopes that an API token may have. */
  public static final Set<String> API_SCOPES = Set.of(JOBS_READ, JOBS_WRITE);

  private AccessClaims() {}

  /**
   * {@link #SESSION} of the tokens that erase the jobs of an account which is being deleted: the
   * only ones of that account that are taken.
   */
  public static String erasure(AccountId account) {
    String id = account.value();
    return "erasure-" + id.substring(0, Math.min(id.length(), 48));
  }
}
