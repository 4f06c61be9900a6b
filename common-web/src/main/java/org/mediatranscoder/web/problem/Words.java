package org.mediatranscoder.web.problem;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parts of sentences about what a route allows. */
final class Words {

  private Words() {}

  /** The values in the order of the alphabet, separated by commas. */
  static String list(Collection<?> values) {
    return values.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
  }

  static String list(String @Nullable [] values) {
    return values == null ? "" : list(Arrays.asList(values));
  }

  static String may(String allowed) {
    return allowed.isEmpty() ? "no method does." : "allowed is " + allowed + ".";
  }
}
