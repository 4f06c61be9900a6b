package org.mediatranscoder.transcoding.cage;

import static java.util.stream.Collectors.joining;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What this system can give to the cage, as it was tried at start.
 *
 * @param taken measures that work
 * @param refused why the others do not; none for those that were not needed
 */
record CageReport(Set<Measure> taken, Map<Measure, String> refused) {

  CageReport {
    taken = Set.copyOf(taken);
    refused = Map.copyOf(refused);
  }

  boolean gives(Protection protection) {
    return protection.isGivenBy(taken);
  }

  /** What is so because there is no such protection, and why; empty if there is. */
  Optional<String> lack(Protection protection) {
    return gives(protection)
        ? Optional.empty()
        : Optional.of(protection.otherwise() + " (" + reasons(protection) + ")");
  }

  private String reasons(Protection protection) {
    return protection.measures().stream()
        .map(refused::get)
        .filter(Objects::nonNull)
        .distinct()
        .collect(joining("; "));
  }

  /** Of each protection whether there is one, or what is so without it. */
  Map<String, String> details() {
    Map<String, String> details = new LinkedHashMap<>();
    for (Protection protection : Protection.values()) {
      details.put(protection.key(), lack(protection).orElse("protected"));
    }
    return details;
  }

  Set<Protection> given() {
    Set<Protection> given = EnumSet.allOf(Protection.class);
    given.removeIf(protection -> !gives(protection));
    return given;
  }
}
