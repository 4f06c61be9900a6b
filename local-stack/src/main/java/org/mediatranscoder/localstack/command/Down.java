package org.mediatranscoder.localstack.command;

import java.time.Duration;
import java.util.Optional;
import org.mediatranscoder.localstack.stack.RunningStack;
import org.mediatranscoder.localstack.supervise.RunFolder;
import org.mediatranscoder.localstack.supervise.Waiting;

/** Stops the stack, and whatever one that was killed has left. */
final class Down extends StackCommand {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration SWEEP_LIMIT = Duration.ofSeconds(15);

  @Override
  int run() {
    RunFolder run = new RunFolder(data().run());
    Optional<ProcessHandle> supervisor = run.find(RunningStack.SUPERVISOR);
    supervisor.ifPresent(Down::stop);
    boolean anyLeft = !run.sweep(SWEEP_LIMIT).isEmpty();
    System.err.println(supervisor.isPresent() || anyLeft ? "Stopped." : "It is not up.");
    return 0;
  }

  private static void stop(ProcessHandle supervisor) {
    supervisor.destroy();
    Waiting.untilEnded(supervisor, LIMIT);
    supervisor.destroyForcibly();
  }
}
