package org.mediatranscoder.auth.command;

import java.util.Arrays;
import java.util.Map;
import org.mediatranscoder.auth.account.NewestIdentities;
import org.mediatranscoder.auth.apitoken.EndApiTokens;
import org.mediatranscoder.auth.authorization.EndAuthorizations;
import org.mediatranscoder.auth.consent.ReadMailbox;
import org.mediatranscoder.auth.consent.ResumeMailbox;
import org.mediatranscoder.auth.history.OwnerOfJob;
import org.mediatranscoder.auth.key.EndAllTokens;
import org.mediatranscoder.auth.session.EndSessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * The commands by name. Each runs in a context of its own, which has the service's settings,
 * MongoDB and, but for {@code database-user}, Redis, and nothing else.
 */
public final class Commands {

  private static final Logger log = LoggerFactory.getLogger(Commands.class);

  private static final Map<String, Class<?>[]> ALL =
      Map.of(
          "database-user", of(MongoContext.class, DatabaseUser.class),
          "newest-identities", of(StoresContext.class, NewestIdentities.class),
          "mailbox", of(StoresContext.class, ReadMailbox.class),
          "resume-mailbox", of(StoresContext.class, ResumeMailbox.class),
          "end-all-tokens", of(StoresContext.class, EndAllTokens.class),
          "owner", of(JobsContext.class, OwnerOfJob.class),
          "end-account",
              of(
                  StoresContext.class,
                  EndSessions.class,
                  EndAuthorizations.class,
                  EndApiTokens.class));

  private Commands() {}

  /** Whether these arguments of the program ask for a command; options of Spring do not. */
  public static boolean areAskedFor(String... arguments) {
    return arguments.length > 0 && !arguments[0].startsWith("--");
  }

  /**
   * Runs the command that the first argument names, with the others as its own.
   *
   * @return 0 if it did what it should, 1 if it failed, 2 if there is no such command; the log says
   *     why
   */
  public static int run(String... arguments) {
    Class<?>[] command = ALL.get(arguments[0]);
    if (command == null) {
      log.error("There is no command {}: it is one of {}", arguments[0], ALL.keySet());
      return 2;
    }
    try {
      new SpringApplicationBuilder(command)
          .web(WebApplicationType.NONE)
          .run(Arrays.copyOfRange(arguments, 1, arguments.length))
          .close();
      return 0;
    } catch (RuntimeException failed) {
      // Spring has logged the cause.
      return 1;
    }
  }

  private static Class<?>[] of(Class<?>... sources) {
    return sources;
  }
}
