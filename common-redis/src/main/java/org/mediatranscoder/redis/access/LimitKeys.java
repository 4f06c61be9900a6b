package org.mediatranscoder.redis.access;

import java.time.LocalDate;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.redis.job.JobKeys;

/** The names of the keys in Redis by which an account is held to its limits. */
public final class LimitKeys {

  private LimitKeys() {}

  /** Hash: the token bucket of its requests. */
  static String requests(AccountId account) {
    return "limits:" + account + ":requests";
  }

  /** Sorted set: leases of its uploads by their end in milliseconds. */
  public static String uploads(AccountId account) {
    return JobKeys.uploads(account);
  }

  /** Hash: the bytes that each lease has announced. */
  public static String announced(AccountId account) {
    return "limits:" + account + ":announced";
  }

  /**
   * Hash: by the id of an upload that clients send in pieces and that has not ended, {@code <bytes
   * that have come> <millisecond at which they are removed>}.
   */
  public static String arrived(AccountId account) {
    return "limits:" + account + ":arrived";
  }

  /** Number: the further mails about jobs that it has asked for in the last while. */
  public static String mails(AccountId account) {
    return "limits:" + account + ":mails";
  }

  /** Number: the tests of webhooks that it has asked for in the last while. */
  public static String webhookTests(AccountId account) {
    return "limits:" + account + ":webhook-tests";
  }

  /** Number: the milliseconds that its files were encoded on this day. */
  public static String encoding(AccountId account, LocalDate day) {
    return "limits:" + account + ":encoding:" + day;
  }

  /** Number: the bytes that have come on this day. */
  public static String bytes(AccountId account, LocalDate day) {
    return "limits:" + account + ":bytes:" + day;
  }
}
