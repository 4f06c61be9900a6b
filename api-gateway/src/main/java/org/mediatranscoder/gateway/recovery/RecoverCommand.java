package org.mediatranscoder.gateway.recovery;

import java.time.Duration;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What api-gateway can do instead of serving: {@code recover} restores what Redis lost, once, and
 * ends. It has the service's settings, Redis and S3, and nothing else.
 */
public final class RecoverCommand {

  private static final String NAME = "recover";
  private static final Duration PACE = Duration.ofSeconds(1);
  private static final Duration LIMIT = Duration.ofHours(2);

  private static final Logger log = LoggerFactory.getLogger(RecoverCommand.class);

  private RecoverCommand() {}

  /** Whether these arguments of the program ask for a command; options of Spring do not. */
  public static boolean isAskedFor(String... arguments) {
    return arguments.length > 0 && !arguments[0].startsWith("--");
  }

  /**
   * Runs the command that the first argument names; the others are options of Spring.
   *
   * @return 0 if Redis has all jobs now, 1 if it has not, 2 if there is no such command; the log
   *     says why
   */
  public static int run(String... arguments) {
    if (!arguments[0].equals(NAME)) {
      log.error("There is no command {}, but {}", arguments[0], NAME);
      return 2;
    }
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(RecoverContext.class)
            .web(WebApplicationType.NONE)
            .run(Arrays.copyOfRange(arguments, 1, arguments.length))) {
      return finish(context.getBean(Recovery.class)) ? 0 : 1;
    } catch (RuntimeException failed) {
      log.error("Jobs cannot be restored", failed);
      return 1;
    }
  }

  /** If another instance is at it, waits for it and looks once more. */
  private static boolean finish(Recovery recovery) {
    long end = System.nanoTime() + LIMIT.toNanos();
    try {
      while (!recovery.run()) {
        if (!recovery.isRunning() || System.nanoTime() > end) {
          return false;
        }
        Thread.sleep(PACE);
      }
      return true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
