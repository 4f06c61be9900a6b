package org.mediatranscoder.auth.webhook;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.mediatranscoder.auth.account.Account;
import org.mediatranscoder.auth.account.Accounts;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.webhook.AccountWebhooks;
import org.mediatranscoder.web.problem.ApiException;
import org.mediatranscoder.web.problem.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Makes, lists, changes and deletes the webhooks of accounts. */
@Component
public class Webhooks {

  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
  private static final int TRIES = 5;

  private final WebhookStore store;
  private final WebhooksInRedis published;
  private final WebhookSecrets secrets;
  private final Accounts accounts;
  private final WebhookProperties properties;
  private final Clock clock;

  Webhooks(
      WebhookStore store,
      WebhooksInRedis published,
      WebhookSecrets secrets,
      Accounts accounts,
      WebhookProperties properties,
      Clock clock) {
    this.store = store;
    this.published = published;
    this.secrets = secrets;
    this.accounts = accounts;
    this.properties = properties;
    this.clock = clock;
  }

  /** Those of the account, the oldest first. */
  public List<WebhookView> of(AccountId account) {
    return store.of(account).webhooks().stream().map(WebhookView::of).toList();
  }

  /**
   * Makes one.
   *
   * @throws ApiException {@code value-invalid} if the address is not one that we call; {@code
   *     too-many-webhooks}
   */
  NewWebhook make(AccountId account, String url, boolean everyJob) {
    WebhookUrl.requireGood(url, properties.allowLoopback());
    byte[] secret = secrets.make();
    String id = UUID.randomUUID().toString();
    StoredWebhook made =
        new StoredWebhook(id, url, everyJob, secrets.seal(secret, id), null, null, now(), null);
    change(
        account,
        before -> {
          requireRoom(before);
          requireNew(before, url);
          return before.with(made, now());
        });
    LOG.info("Account {} made webhook {}", account, id);
    return NewWebhook.of(made, secret);
  }

  private void requireRoom(StoredWebhooks before) {
    if (before.webhooks().size() >= properties.mostPerAccount()) {
      throw new ApiException(
          ErrorCode.TOO_MANY_WEBHOOKS,
          "An account may have %d webhooks: delete one first."
              .formatted(properties.mostPerAccount()));
    }
  }

  private static void requireNew(StoredWebhooks before, String url) {
    if (before.webhooks().stream().anyMatch(one -> one.published().covers(url))) {
      throw new ApiException(
          List.of(
              Fault.body(
                  "url", ErrorCode.VALUE_INVALID, "is the address of another webhook of yours")));
    }
  }

  /**
   * Makes a new secret; the old one signs too for a while.
   *
   * @throws ApiException {@code not-found} if the account has none of this id; so do all below
   */
  NewWebhook rotate(AccountId account, String id) {
    byte[] secret = secrets.make();
    String sealed = secrets.seal(secret, id);
    Instant until = now().plus(properties.overlap());
    StoredWebhooks changed = changeOne(account, id, one -> one.withSecret(sealed, until));
    LOG.info("Account {} made a new secret for webhook {}", account, id);
    return NewWebhook.of(changed.find(id).orElseThrow(), secret);
  }

  /** Sends events to it again. */
  WebhookView resume(AccountId account, String id) {
    StoredWebhooks changed = changeOne(account, id, one -> one.offSince(null));
    published.forgetFailures(id);
    LOG.info("Account {} switched webhook {} on", account, id);
    return WebhookView.of(changed.find(id).orElseThrow());
  }

  void delete(AccountId account, String id) {
    change(account, before -> requireOne(before, id).without(id, now()));
    published.forgetDeliveries(List.of(id));
    LOG.info("Account {} deleted webhook {}", account, id);
  }

  /** Deletes all of the account. May be repeated after a failure. */
  public void deleteAll(AccountId account) {
    StoredWebhooks before = store.of(account);
    if (!before.webhooks().isEmpty()) {
      change(account, now -> now.changed(List.of(), now()));
    }
    published.forgetDeliveries(before.webhooks().stream().map(StoredWebhook::id).toList());
  }

  /** Removes the last trace of an account that has none. */
  public void forget(AccountId account) {
    store.remove(account);
    published.remove(account);
  }

  /** Switches one off; does nothing if it is gone or off. */
  void switchOff(AccountId account, String id) {
    StoredWebhooks before = store.of(account);
    if (before.find(id).filter(one -> one.offSince() == null).isPresent()) {
      changeOne(account, id, one -> one.offSince(now()));
      LOG.info("Webhook {} of account {} is switched off, as it fails", id, account);
    }
  }

  /** Makes Redis say the same; seals secrets anew where the key for that has changed. */
  void publish(StoredWebhooks stored) {
    boolean current = stored.webhooks().stream().allMatch(secrets::isCurrent);
    if (current) {
      put(stored);
    } else {
      change(
          stored.account(),
          before -> before.changed(before.webhooks().stream().map(this::resealed).toList(), now()));
    }
  }

  private StoredWebhook resealed(StoredWebhook webhook) {
    boolean over =
        webhook.previousUntil() != null && !clock.instant().isBefore(webhook.previousUntil());
    return secrets.resealed(over ? webhook.withoutPrevious() : webhook);
  }

  private StoredWebhooks changeOne(
      AccountId account, String id, UnaryOperator<StoredWebhook> change) {
    return change(account, before -> requireOne(before, id).replacing(id, change, now()));
  }

  private static StoredWebhooks requireOne(StoredWebhooks before, String id) {
    if (before.find(id).isEmpty()) {
      throw new ApiException(ErrorCode.NOT_FOUND);
    }
    return before;
  }

  private StoredWebhooks change(AccountId account, UnaryOperator<StoredWebhooks> change) {
    for (int i = 0; i < TRIES; i++) {
      StoredWebhooks before = store.of(account);
      StoredWebhooks now = change.apply(before);
      if (store.replace(before, now)) {
        put(now);
        return now;
      }
    }
    throw new OptimisticLockingFailureException("Webhooks of an account change all the time");
  }

  private void put(StoredWebhooks stored) {
    published.put(
        stored.account(),
        new AccountWebhooks(
            stored.version(),
            accounts.find(stored.account()).map(Account::email).orElse(null),
            stored.webhooks().stream().map(StoredWebhook::published).toList()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
