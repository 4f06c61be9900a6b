package org.mediatranscoder.auth.login;

import java.util.Locale;

/** Where a person may sign in. */
enum Provider {
  GOOGLE("Google"),
  GITHUB("GitHub");

  private final String label;

  Provider(String label) {
    this.label = label;
  }

  /** The registration id: part of addresses, settings and identities. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name that people know. */
  public String label() {
    return label;
  }
}
