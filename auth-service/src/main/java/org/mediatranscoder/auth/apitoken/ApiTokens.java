package org.mediatranscoder.auth.apitoken;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.mediatranscoder.auth.account.Account;
import org.mediatranscoder.auth.account.Accounts;
import org.mediatranscoder.model.access.AccessKeys;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.web.problem.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Makes, lists and revokes a person's API tokens. */
@Component
public class ApiTokens {

  private static final Logger LOG = LoggerFactory.getLogger(ApiTokens.class);

  private final ApiTokenStore store;
  private final PublishedTokens published;
  private final ApiTokenRemoval removal;
  private final ApiTokenMint mint;
  private final Accounts accounts;
  private final ApiTokenProperties properties;
  private final Clock clock;

  ApiTokens(
      ApiTokenStore store,
      PublishedTokens published,
      ApiTokenRemoval removal,
      ApiTokenMint mint,
      Accounts accounts,
      ApiTokenProperties properties,
      Clock clock) {
    this.store = store;
    this.published = published;
    this.removal = removal;
    this.mint = mint;
    this.accounts = accounts;
    this.properties = properties;
    this.clock = clock;
  }

  /** All of the account, the newest first. */
  public List<ApiToken> of(AccountId account) {
    return store.of(account).stream().map(StoredApiToken::shown).toList();
  }

  /** Makes one, which is good from now on. */
  NewApiToken make(AccountId account, String name, List<String> scopes, Duration life) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    StoredApiToken unsigned =
        new StoredApiToken(
            mint.newId(), account.value(), name, scopes, now, now.plus(life), null, "");
    String token = mint.sign(unsigned, accounts.find(account).map(Account::email).orElse(null));
    StoredApiToken made = unsigned.withSha256(sha256(token));
    if (!store.add(made, properties.mostPerAccount())) {
      throw new ApiException(
          ErrorCode.TOO_MANY_TOKENS,
          "An account may have %d API tokens: revoke one first."
              .formatted(properties.mostPerAccount()));
    }
    publish(made, account);
    LOG.info("Account {} made API token {}", account, made.id());
    return NewApiToken.of(made, token);
  }

  private void publish(StoredApiToken made, AccountId account) {
    try {
      published.publish(made.id(), made.expiresAt());
    } catch (DataAccessException unavailable) {
      store.remove(made.id(), account); // Nobody has seen it.
      throw unavailable;
    }
  }

  /**
   * Revokes one: every service refuses it from now on.
   *
   * @throws ApiException {@code not-found} if the account has none of this id
   */
  void revoke(AccountId account, String id) {
    if (!AccessKeys.isId(id) || !store.exists(id, account)) {
      throw new ApiException(ErrorCode.NOT_FOUND);
    }
    removal.remove(id, account);
    LOG.info("Account {} revoked API token {}", account, id);
  }

  /** Revokes all of the account. May be repeated after a failure. */
  public void revokeAll(AccountId account) {
    var _ = removal.removeAll(account);
  }

  private static String sha256(String token) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("This Java has no SHA-256", impossible);
    }
  }
}
