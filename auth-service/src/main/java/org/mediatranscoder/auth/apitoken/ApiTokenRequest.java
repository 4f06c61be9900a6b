package org.mediatranscoder.auth.apitoken;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.ApiException;

/**
 * The wish for an API token, as the person wrote it.
 *
 * @param name 1 to 64 characters
 * @param scopes one or more of {@link AccessClaims#API_SCOPES}
 * @param expiresInDays 1 to 366
 */
record ApiTokenRequest(
    @Nullable String name, @Nullable List<String> scopes, @Nullable Integer expiresInDays) {

  private static final int LONGEST_NAME = 64;

  /**
   * @throws ApiException {@code request-malformed}
   */
  String goodName() {
    String stripped = name == null ? "" : name.strip();
    if (stripped.isEmpty()
        || stripped.length() > LONGEST_NAME
        || stripped.chars().anyMatch(Character::isISOControl)) {
      throw refused("name: 1 to " + LONGEST_NAME + " characters");
    }
    return stripped;
  }

  /** As {@link #goodName}. */
  List<String> goodScopes() {
    if (scopes == null || scopes.isEmpty() || !AccessClaims.API_SCOPES.containsAll(scopes)) {
      throw refused("scopes: one or more of " + new TreeSet<>(AccessClaims.API_SCOPES));
    }
    return List.copyOf(new TreeSet<>(scopes));
  }

  /** As {@link #goodName}. */
  Duration goodLife() {
    long most = AccessClaims.LONGEST_API_TOKEN.toDays();
    if (expiresInDays == null || expiresInDays < 1 || expiresInDays > most) {
      throw refused("expiresInDays: 1 to " + most);
    }
    return Duration.ofDays(expiresInDays);
  }

  private static ApiException refused(String detail) {
    return new ApiException(ErrorCode.REQUEST_MALFORMED, detail);
  }
}
