package org.mediatranscoder.localstack.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Signs in again before the token of last time gets old. */
public final class FreshToken implements Supplier<String> {

  private static final Duration AGE_LIMIT = Duration.ofMinutes(5);

  private final SignIn signIn;
  private final Clock clock;
  private String token = "";
  private Instant signedInAt = Instant.EPOCH;

  public FreshToken(SignIn signIn, Clock clock) {
    this.signIn = signIn;
    this.clock = clock;
  }

  @Override
  public synchronized String get() {
    if (clock.instant().isAfter(signedInAt.plus(AGE_LIMIT))) {
      token = signIn.token();
      signedInAt = clock.instant();
    }
    return token;
  }
}
