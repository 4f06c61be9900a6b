package org.mediatranscoder.auth.login;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.auth.account.LinkedIdentity;

/** An identity as the page shows it. */
record LinkedRow(
    String provider, String label, String subject, @Nullable String name, String since) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  static LinkedRow of(LinkedIdentity linked) {
    String provider = linked.identity().provider();
    return new LinkedRow(
        provider,
        Provider.labelOf(provider),
        linked.identity().subject(),
        linked.name(),
        DAY.format(linked.linkedAt()));
  }
}
