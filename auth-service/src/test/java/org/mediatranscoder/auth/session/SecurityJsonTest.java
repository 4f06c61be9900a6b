package org.mediatranscoder.auth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.serializer.GenericJacksonJsonRedisSerializer;
import org.springframework.data.redis.serializer.SerializationException;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.security.oauth2.core.user.OAuth2User;

class SecurityJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"@class\":\"javax.script.ScriptEngineManager\"}",
        "{\"@class\":\"org.springframework.context.support.ClassPathXmlApplicationContext\"}",
        "[\"java.net.URLClassLoader\",{}]"
      })
  void aClassThatIsNotOnTheListIsNotMade(String planted) {
    var serializer = new GenericJacksonJsonRedisSerializer(SecurityJson.mapper());
    byte[] bytes = planted.getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> serializer.deserialize(bytes))
        .isInstanceOf(SerializationException.class);
  }

  @ParameterizedTest
  @MethodSource("values")
  void whateverAClaimMayHoldReadsBackAsItWasWritten(Object value) {
    Map<String, Object> read = SecurityJson.read(SecurityJson.write(Map.of("claim", value)));

    assertThat(read).isEqualTo(Map.of("claim", value));
  }

  /** Spring Authorization Server keeps a parameter that came twice as an array in there. */
  @Test
  void aRequestWithAParameterThatCameTwiceReadsBack() {
    OAuth2AuthorizationRequest request =
        OAuth2AuthorizationRequest.authorizationCode()
            .authorizationUri("https://auth.example.test/oauth2/authorize")
            .clientId("client-ui")
            .state("state")
            .scopes(Set.of("openid"))
            .additionalParameters(Map.of("resource", new String[] {"a", "b"}, "nonce", "n"))
            .attributes(more -> more.put("list", List.of("a")))
            .build();

    Object read = SecurityJson.read(SecurityJson.write(Map.of("request", request))).get("request");

    assertThat(read)
        .isInstanceOfSatisfying(
            OAuth2AuthorizationRequest.class,
            it -> {
              assertThat(it.getAdditionalParameters())
                  .isEqualTo(Map.of("resource", List.of("a", "b"), "nonce", "n"));
              assertThat(it.getState()).isEqualTo("state");
              assertThat(it.getScopes()).containsExactly("openid");
            });
  }

  @Test
  void whatHidesInsideOfASpringSecurityObjectAndCouldNotBeReadIsNotWritten() {
    Map<String, Object> attributes = Map.of("sub", "ada", "deep", Map.of("a", "b"));
    OAuth2User person = new DefaultOAuth2User(List.of(), attributes, "sub");
    Map<String, Object> values =
        Map.of("person", new OAuth2AuthenticationToken(person, List.of(), "google"));

    assertThatThrownBy(() -> SecurityJson.write(values))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aValueThatCouldNotBeReadBackIsNotWritten() {
    Map<String, Object> claims = Map.of("claims", List.of(Map.of("claim", Duration.ZERO)));

    assertThatThrownBy(() -> SecurityJson.write(claims))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.time.Duration");
  }

  @SuppressWarnings("JavaUtilDate") // The library's own claims hold some.
  static Stream<Arguments> values() throws Exception {
    return Stream.of(
        argumentSet("text", "operator"),
        argumentSet("a flag", true),
        argumentSet("a small number", 7),
        argumentSet("a large number", 7_000_000_000L),
        argumentSet("a fraction", 0.5),
        argumentSet("a time", Instant.parse("2026-11-01T10:00:00.123456789Z")),
        argumentSet("a date", new Date(1_700_000_000_000L)),
        argumentSet("an address", URI.create("https://auth.example.test/").toURL()),
        argumentSet("List.of nothing", List.of()),
        argumentSet("List.of one", List.of("operator")),
        argumentSet("List.of two", List.of("operator", "auditor")),
        argumentSet("List.of three", List.of("a", "b", "c")),
        argumentSet("List.copyOf", List.copyOf(new ArrayList<>(List.of("a")))),
        argumentSet("Stream.toList", Stream.of("a", "b", "c").toList()),
        argumentSet("Arrays.asList", Arrays.asList("a", "b")),
        argumentSet("an array list", new ArrayList<>(List.of("a"))),
        argumentSet("a part of an array list", new ArrayList<>(List.of("a", "b")).subList(0, 1)),
        argumentSet("a part of a List.of", List.of("a", "b", "c").subList(0, 2)),
        argumentSet("a reversed list", List.of("a", "b").reversed()),
        argumentSet("an empty list", Collections.emptyList()),
        argumentSet("a single list", Collections.singletonList("a")),
        argumentSet(
            "an unmodifiable list", Collections.unmodifiableList(new ArrayList<>(List.of("a")))),
        argumentSet("Set.of nothing", Set.of()),
        argumentSet("Set.of one", Set.of("a")),
        argumentSet("Set.of three", Set.of("a", "b", "c")),
        argumentSet("a sorted set", new TreeSet<>(Set.of("a", "b"))),
        argumentSet("a single set", Collections.singleton("a")),
        argumentSet("an unmodifiable set", Collections.unmodifiableSet(new TreeSet<>(Set.of("a")))),
        argumentSet("Map.of nothing", Map.of()),
        argumentSet("Map.of one", Map.of("a", "b")),
        argumentSet("Map.of two", Map.of("a", 1, "b", 2)),
        argumentSet("a linked map", new LinkedHashMap<>(Map.of("a", "b"))),
        argumentSet("a sorted map", new TreeMap<>(Map.of("a", "b"))),
        argumentSet("a single map", Collections.singletonMap("a", "b")),
        argumentSet(
            "an unmodifiable map", Collections.unmodifiableMap(new TreeMap<>(Map.of("a", "b")))),
        argumentSet(
            "lists in a map", Map.of("roles", List.of(Set.of("a"), Map.of("b", List.of())))));
  }
}
