package org.mediatranscoder.localstack.supervise;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How to run one child process.
 *
 * @param name what people call it
 * @param command program and arguments
 * @param environment added to the supervisor's own
 * @param folder where it runs
 * @param log gets standard output and error, appended
 * @param readiness tells when it can be used
 * @param startLimit after this long without being ready it has failed
 * @param stopLimit after a polite request to end, it is killed when this has passed
 */
public record ProcessSpec(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path folder,
    Path log,
    Readiness readiness,
    Duration startLimit,
    Duration stopLimit) {

  public ProcessSpec {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
