package org.mediatranscoder.model.access;

import java.util.Locale;

/** What an account may be besides a user. */
public enum Role {
  /** Looks after the system: sees the queues and the state of all services. */
  OPERATOR;

  /** How {@link AccessClaims#ROLES} names it. */
  public String claim() {
    return name().toLowerCase(Locale.ROOT);
  }
}
