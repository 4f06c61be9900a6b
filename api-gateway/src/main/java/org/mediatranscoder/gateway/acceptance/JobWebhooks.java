package org.mediatranscoder.gateway.acceptance;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.webhook.AccountWebhooks;
import org.mediatranscoder.model.webhook.Webhook;
import org.mediatranscoder.redis.webhook.PublishedWebhooks;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.stereotype.Component;

/** Judges the webhook that a job names. */
@Component
public class JobWebhooks {

  /** As that of an account, which has 500 characters at most, with a query. */
  private static final int LONGEST = 1_000;

  private final PublishedWebhooks published;

  JobWebhooks(PublishedWebhooks published) {
    this.published = published;
  }

  /**
   * Whether the address is that of a webhook of the account, with any query.
   *
   * @throws ApiException {@code service-unavailable} if nobody knows just now
   */
  public boolean knows(AccountId account, String address) {
    if (address.length() > LONGEST || !isUri(address)) {
      return false;
    }
    return of(account).stream().anyMatch(webhook -> webhook.covers(address));
  }

  private List<Webhook> of(AccountId account) {
    return published
        .of(account)
        .map(AccountWebhooks::webhooks)
        .orElseThrow(() -> new ApiException(ErrorCode.SERVICE_UNAVAILABLE));
  }

  private static boolean isUri(String address) {
    try {
      return new URI(address).getRawFragment() == null;
    } catch (URISyntaxException noUri) {
      return false;
    }
  }
}
