package org.mediatranscoder.gateway.live;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who follows what.
 *
 * @param <K> what is followed
 * @param <F> who follows; told apart by identity or equals
 */
final class Followers<K, F> {

  private final Map<K, Set<F>> followers = new ConcurrentHashMap<>();

  void add(K followed, F follower) {
    followers.compute(
        followed,
        (key, known) -> {
          Set<F> all = known == null ? ConcurrentHashMap.newKeySet() : known;
          all.add(follower);
          return all;
        });
  }

  void remove(K followed, F follower) {
    followers.computeIfPresent(
        followed,
        (key, known) -> {
          known.remove(follower);
          return known.isEmpty() ? null : known;
        });
  }

  Set<F> of(K followed) {
    return followers.getOrDefault(followed, Set.of());
  }
}
