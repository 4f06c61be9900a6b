package org.mediatranscoder.localstack.command;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mediatranscoder.localstack.stack.RunningStack;
import org.mediatranscoder.localstack.supervise.RunFolder;

/** Stops the stack, and whatever one that was killed has left. */
record Down(Invocation invocation) {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration SWEEP_LIMIT = Duration.ofSeconds(15);

  int run() {
    RunFolder run = new RunFolder(invocation.data().run());
    Optional<ProcessHandle> supervisor = run.find(RunningStack.SUPERVISOR);
    supervisor.ifPresent(Down::stop);
    boolean anyLeft = !run.sweep(SWEEP_LIMIT).isEmpty();
    RunningStack.forget(invocation.data());
    Terminal.say(supervisor.isPresent() || anyLeft ? "Stopped." : "It is not up.");
    return 0;
  }

  private static void stop(ProcessHandle supervisor) {
    supervisor.destroy();
    try {
      supervisor.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException tooSlow) {
      supervisor.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
