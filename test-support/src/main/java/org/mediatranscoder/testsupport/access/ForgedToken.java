package org.mediatranscoder.testsupport.access;

import java.util.List;

/**
 * Something that looks like a way in, and must not be one.
 *
 * @param name what is wrong with it, for messages
 * @param authorization the values of the header, one line each; mostly one
 * @param query to be added to the address, mostly empty
 */
public record ForgedToken(String name, List<String> authorization, String query) {

  public ForgedToken {
    authorization = List.copyOf(authorization);
  }

  /** One that is good, for doors that no token may open. */
  public static ForgedToken good(String token) {
    return bearer("a good token", token);
  }

  static ForgedToken bearer(String name, String token) {
    return new ForgedToken(name, List.of("Bearer " + token), "");
  }

  @Override
  public String toString() {
    return name;
  }
}
