package org.mediatranscoder.auth.account;

import java.util.List;
import org.mediatranscoder.model.job.AccountId;
import org.springframework.boot.ApplicationArguments;

/** The account that a command is about: {@code account:ID}, as an id may begin like an option. */
public final class AccountArgument {

  private static final String BEFORE = "account:";

  private AccountArgument() {}

  /**
   * @throws IllegalArgumentException if the only argument is not one
   */
  public static AccountId of(ApplicationArguments arguments) {
    List<String> words = arguments.getNonOptionArgs();
    if (words.size() != 1 || !words.getFirst().startsWith(BEFORE)) {
      throw new IllegalArgumentException("The argument is account: and the id of an account");
    }
    return new AccountId(words.getFirst().substring(BEFORE.length()));
  }
}
