package org.mediatranscoder.auth.account;

import java.util.List;
import org.mediatranscoder.model.access.Role;
import org.mediatranscoder.model.job.AccountId;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What a person may do beyond what everybody may. */
@Component
@EnableConfigurationProperties(OperatorProperties.class)
public class Roles {

  private final Accounts accounts;
  private final OperatorProperties operators;

  Roles(Accounts accounts, OperatorProperties operators) {
    this.accounts = accounts;
    this.operators = operators;
  }

  /** The roles of the account now: empty, or {@link Role#OPERATOR} alone, as the claim names it. */
  public List<String> of(AccountId account) {
    if (operators.operators().isEmpty()) {
      return List.of();
    }
    return accounts.identities(account).stream()
            .map(LinkedIdentity::identity)
            .anyMatch(operators::include)
        ? List.of(Role.OPERATOR.claim())
        : List.of();
  }
}
