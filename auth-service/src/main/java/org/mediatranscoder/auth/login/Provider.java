package org.mediatranscoder.auth.login;

import java.util.Arrays;
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

  /** The label of a registration id, also of one that is no longer offered. */
  static String labelOf(String id) {
    return Arrays.stream(values())
        .filter(provider -> provider.id().equals(id))
        .map(Provider::label)
        .findAny()
        .orElse(id);
  }

  /** The name that people know. */
  public String label() {
    return label;
  }
}
