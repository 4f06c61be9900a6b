package org.mediatranscoder.auth.session;

import java.net.URL;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * Copies values into classes that the allow-list of {@link SecurityJson} reads. JSON names the
 * class of every collection, and the JDK has many, such as those of {@code List.of} and {@code
 * subList}, that cannot be made from JSON.
 */
final class ReadableValues {

  private static final String SPRING_SECURITY = "org.springframework.security.";

  @SuppressWarnings("JavaUtilDate") // The library's own claims hold some.
  private static final Set<Class<?>> SCALARS =
      Set.of(
          String.class,
          Boolean.class,
          Integer.class,
          Long.class,
          Double.class,
          Instant.class,
          Date.class,
          URL.class);

  private ReadableValues() {}

  /**
   * @throws IllegalArgumentException for a class that is not on the allow-list
   */
  static Map<Object, @Nullable Object> of(Map<?, ?> values) {
    Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
    values.forEach((name, value) -> copy.put(name, of(value)));
    return copy;
  }

  private static @Nullable Object of(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Map<?, ?> map -> of(map);
      case Set<?> set -> copyTo(new LinkedHashSet<>(), set);
      case List<?> list -> copyTo(new ArrayList<>(), list);
      case Object[] array -> copyTo(new ArrayList<>(), Arrays.asList(array));
      case OAuth2AuthorizationRequest request -> of(request);
      default -> checked(value);
    };
  }

  /** A parameter that came more than once is an array in there. */
  private static OAuth2AuthorizationRequest of(OAuth2AuthorizationRequest request) {
    return OAuth2AuthorizationRequest.from(request)
        .additionalParameters(ReadableValues::replaceAll)
        .attributes(ReadableValues::replaceAll)
        .build();
  }

  private static void replaceAll(Map<String, Object> values) {
    values.replaceAll((name, value) -> Objects.requireNonNull(of(value)));
  }

  private static Collection<@Nullable Object> copyTo(
      Collection<@Nullable Object> copy, Collection<?> values) {
    values.forEach(value -> copy.add(of(value)));
    return copy;
  }

  private static Object checked(Object value) {
    Class<?> type = value.getClass();
    if (SCALARS.contains(type) || type.getName().startsWith(SPRING_SECURITY)) {
      return value;
    }
    throw new IllegalArgumentException(type.getName() + " could not be read back from Redis");
  }
}
