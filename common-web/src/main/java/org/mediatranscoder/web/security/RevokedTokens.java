package org.mediatranscoder.web.security;

import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.access.TokenStatus;
import org.mediatranscoder.model.access.TokenStatusUnknownException;
import org.mediatranscoder.model.job.AccountId;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** Refuses good tokens that were revoked: of an ended session, or a deleted API token. */
final class RevokedTokens implements JwtDecoder {

  private final JwtDecoder signed;
  private final TokenStatus status;

  /**
   * @param signed refuses all that does not keep {@link TokenRules}
   */
  RevokedTokens(JwtDecoder signed, TokenStatus status) {
    this.signed = signed;
    this.status = status;
  }

  /**
   * {@inheritDoc}
   *
   * @throws JwtException that is no {@link BadJwtException} if the status is not known just now
   */
  @Override
  public Jwt decode(String token) {
    Jwt jwt = signed.decode(token);
    try {
      if (isGood(jwt)) {
        return jwt;
      }
    } catch (TokenStatusUnknownException unavailable) {
      throw new JwtException("It is not known whether the token was revoked", unavailable);
    }
    throw new BadJwtException("The token was revoked");
  }

  private boolean isGood(Jwt jwt) {
    AccountId account = new AccountId(text(jwt, "sub"));
    return jwt.hasClaim(AccessClaims.USE)
        ? status.isApiTokenGood(account, text(jwt, "jti"))
        : status.isSessionGood(account, text(jwt, AccessClaims.SESSION));
  }

  private static String text(Jwt jwt, String claim) {
    String text = jwt.getClaimAsString(claim);
    if (text == null) {
      throw new BadJwtException("The token has no " + claim);
    }
    return text;
  }
}
