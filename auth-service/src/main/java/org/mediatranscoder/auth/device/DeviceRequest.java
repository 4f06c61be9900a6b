package org.mediatranscoder.auth.device;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a program on another machine asks for.
 *
 * @param userCode as the device shows it, such as {@code WDJB-MJHT}
 */
record DeviceRequest(String userCode, Set<String> scopes) {

  /** In words for the person who is asked. */
  public List<String> permissions() {
    return new TreeSet<>(scopes).stream().map(DeviceRequest::permission).toList();
  }

  /** Forgives small letters, blanks and a missing dash. */
  static String normalized(String typed) {
    String letters = typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
    return letters.length() == 8 ? letters.substring(0, 4) + "-" + letters.substring(4) : letters;
  }

  private static String permission(String scope) {
    return switch (scope) {
      case "jobs:read" -> "see your jobs and files";
      case "jobs:write" -> "send files and change jobs";
      case "account" -> "manage your account: API tokens, export, deletion";
      default -> scope;
    };
  }
}
