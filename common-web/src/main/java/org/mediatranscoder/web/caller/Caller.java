package org.mediatranscoder.web.caller;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.mediatranscoder.model.access.Role;
import org.mediatranscoder.model.job.AccountId;
import org.springframework.security.core.GrantedAuthority;

/**
 * Who calls, as a controller's parameter.
 *
 * @param roles what the account is besides a user; empty for most, and for every API token
 */
public record Caller(AccountId account, Set<Role> roles) {

  public Caller {
    roles = Set.copyOf(roles);
  }

  /** Whether the caller looks after the system. */
  public boolean isOperator() {
    return roles.contains(Role.OPERATOR);
  }

  static Caller of(AccountId account, Collection<? extends GrantedAuthority> authorities) {
    Set<String> names =
        authorities.stream().map(GrantedAuthority::getAuthority).collect(Collectors.toSet());
    Set<Role> roles = EnumSet.noneOf(Role.class);
    Arrays.stream(Role.values())
        .filter(role -> names.contains("ROLE_" + role.name()))
        .forEach(roles::add);
    return new Caller(account, roles);
  }
}
