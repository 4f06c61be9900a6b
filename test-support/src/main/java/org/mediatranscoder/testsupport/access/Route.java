package org.mediatranscoder.testsupport.access;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One way into a service.
 *
 * @param method of HTTP, {@code *} if it takes every one
 * @param pattern of the path as Spring writes it, such as {@code /jobs/{jobId}}
 */
public record Route(String method, String pattern) implements Comparable<Route> {

  /** Stands for every method that a route without one takes. */
  private static final List<String> EVERY = List.of("GET", "POST", "PUT", "DELETE", "PATCH");

  /** A well-formed job id that names nothing. */
  static final String ANY_ID = "00000000-0000-4000-8000-000000000000";

  private static final Pattern VARIABLE = Pattern.compile("\\{[^}/]*}");

  /** What a request can be sent with. */
  public List<String> methods() {
    return method.equals("*") ? EVERY : List.of(method);
  }

  /** A path that leads here, with an id that names nothing in each place for one. */
  public String path() {
    return path(ANY_ID);
  }

  /** A path that leads here, with this in each place for an id. */
  public String path(String id) {
    return VARIABLE.matcher(pattern).replaceAll(id).replace("**", "probe").replace("*", "probe");
  }

  @Override
  public int compareTo(Route other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return method + " " + pattern;
  }
}
