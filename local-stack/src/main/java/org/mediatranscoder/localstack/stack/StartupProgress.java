package org.mediatranscoder.localstack.stack;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.mediatranscoder.localstack.settings.Address;

/** Says of each part that it is up, as soon as it is, so that nobody waits without a word. */
final class StartupProgress {

  private final Consumer<String> say;
  private final AtomicInteger count = new AtomicInteger();

  StartupProgress(Consumer<String> say) {
    this.say = say;
  }

  void of(String part) {
    say.accept("  %s %d/%d".formatted(part, count.incrementAndGet(), Address.values().length));
  }
}
