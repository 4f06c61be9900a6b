package org.mediatranscoder.redis.queue;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How accounts share the workers. Only processes that enqueue jobs ask for it; a job keeps what was
 * so when it was enqueued. Lists and not maps, as ids of accounts have small and capital letters,
 * which names of environment variables lose.
 *
 * @param weights of accounts, each as {@code id=3}: 1 to 100, how many times the share of another
 *     account it gets while both have jobs that wait; default 1
 * @param atOnce of classes of work, each as {@code 2160p=2}: 1 or more, how many jobs of the class
 *     an account may have worked on at once. A class is the end of a format's id after its last
 *     hyphen; no limits by default
 */
@ConfigurationProperties("transcoder.shares")
public record SharesProperties(
    @DefaultValue List<String> weights, @DefaultValue List<String> atOnce) {

  private static final int MOST_WEIGHT = 100;

  /** All accounts alike, and no limits. */
  static final SharesProperties EQUAL = new SharesProperties(List.of(), List.of());

  /**
   * @throws IllegalArgumentException if an entry is none, or a number is out of its range
   */
  public SharesProperties {
    weights = List.copyOf(weights);
    atOnce = List.copyOf(atOnce);
    boolean good =
        numbers(weights).values().stream().allMatch(weight -> weight >= 1 && weight <= MOST_WEIGHT)
            && numbers(atOnce).values().stream().allMatch(most -> most >= 1);
    if (!good) {
      throw new IllegalArgumentException(
          "transcoder.shares: weights are 1 to 100, at-once is 1 or more");
    }
  }

  int weightOf(String account) {
    return numbers(weights).getOrDefault(account, 1);
  }

  /** How many of the class may run at once; 0 if there is no limit. */
  int limitOf(String workClass) {
    return numbers(atOnce).getOrDefault(workClass, 0);
  }

  private static Map<String, Integer> numbers(List<String> entries) {
    return entries.stream()
        .collect(toUnmodifiableMap(SharesProperties::name, SharesProperties::number));
  }

  private static String name(String entry) {
    return entry.substring(0, Math.max(0, entry.indexOf('=')));
  }

  private static int number(String entry) {
    return Integer.parseInt(entry.substring(entry.indexOf('=') + 1).strip());
  }
}
