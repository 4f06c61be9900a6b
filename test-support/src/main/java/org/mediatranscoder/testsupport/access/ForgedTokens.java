package org.mediatranscoder.testsupport.access;

import java.util.List;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.mediatranscoder.testsupport.TestIssuer;

/** More than a hundred ways in that must all be shut. */
public final class ForgedTokens {

  private static final String ACCOUNT = "ada";
  private static final String EVERYTHING = "jobs:read jobs:write account";

  private ForgedTokens() {}

  /**
   * Each with one thing wrong, for an account that may do everything.
   *
   * @param issuer whose tokens are good
   * @param redis is told which sessions have ended and which API tokens are good
   * @param stranger an issuer that nobody trusts; nobody may ask it for its keys either
   */
  public static List<ForgedToken> all(
      TestIssuer issuer, RedisTestServer redis, TestIssuer stranger) {
    Forge forge = new Forge(issuer, ACCOUNT, EVERYTHING);
    ForgedAlgorithms.addTo(forge);
    ForgedKeys.addTo(forge, stranger);
    ForgedForms.addTo(forge);
    ForgedClaims.addTo(forge);
    MisusedTokens.addTo(forge, redis);
    return forge.made();
  }
}
