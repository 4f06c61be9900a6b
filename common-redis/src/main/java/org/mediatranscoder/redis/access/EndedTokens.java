package org.mediatranscoder.redis.access;

import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.access.AccessKeys;
import org.mediatranscoder.model.access.TokenStatusUnknownException;
import org.mediatranscoder.redis.connection.RedisLink;

/** Says of many tokens at once which may no longer be used. */
public final class EndedTokens {

  private static final int TOKENS_AT_ONCE = 500;
  private static final int KEYS_OF_A_TOKEN = 2;

  private final RedisLink redis;

  EndedTokens(RedisLink redis) {
    this.redis = redis;
  }

  /**
   * Those that may no longer be used, in one round trip for each 500.
   *
   * @throws TokenStatusUnknownException if that cannot be said just now
   */
  public Set<TokenCheck> among(Collection<TokenCheck> tokens) {
    try {
      return tokens.stream()
          .distinct()
          .gather(Gatherers.windowFixed(TOKENS_AT_ONCE))
          .flatMap(some -> ended(some).stream())
          .collect(Collectors.toSet());
    } catch (RedisException unavailable) {
      throw new TokenStatusUnknownException(
          "Redis does not say which tokens have ended", unavailable);
    }
  }

  private List<TokenCheck> ended(List<TokenCheck> tokens) {
    List<String> keys = new ArrayList<>(List.of(AccessKeys.PUBLISHED));
    tokens.forEach(token -> keys.addAll(token.keys().subList(0, KEYS_OF_A_TOKEN)));
    List<KeyValue<String, String>> values = redis.commands().mget(keys.toArray(String[]::new));
    boolean published = values.getFirst().hasValue();
    List<TokenCheck> ended = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      int own = 1 + i * KEYS_OF_A_TOKEN;
      if (hasEnded(tokens.get(i), published, value(values, own), value(values, own + 1))) {
        ended.add(tokens.get(i));
      }
    }
    return ended;
  }

  /** As {@code admit.lua} has it. */
  private static boolean hasEnded(
      TokenCheck token, boolean published, @Nullable String account, @Nullable String own) {
    return switch (token.kind()) {
      case ERASURE -> own != null;
      case SESSION -> own != null || account != null;
      case API -> {
        if (!published) {
          throw new TokenStatusUnknownException("The API tokens are not in Redis yet", null);
        }
        yield account != null || !AccessKeys.YES.equals(own);
      }
    };
  }

  private static @Nullable String value(List<KeyValue<String, String>> values, int index) {
    return values.get(index).getValueOrElse(null);
  }
}
