package org.mediatranscoder.localstack.supervise;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.localstack.settings.CommandFailedException;

/** One process that is kept alive until it is told to stop. */
public final class Child {

  private final ProcessSpec spec;
  private final Launcher launcher;
  private final RunFolder run;
  private final Consumer<String> say;
  private final BackOff backOff = new BackOff();

  private volatile boolean stopping;
  private volatile @Nullable Process process;

  /**
   * @param say hears what a person at the terminal should know
   */
  public Child(ProcessSpec spec, Launcher launcher, RunFolder run, Consumer<String> say) {
    this.spec = spec;
    this.launcher = launcher;
    this.run = run;
    this.say = say;
  }

  /**
   * Starts the process, waits until it is ready and watches it from then on.
   *
   * @throws CommandFailedException if it ends before or takes too long
   */
  public void start() {
    Process started = launch();
    awaitReady(started);
    Thread.ofVirtual().name("watch-" + spec.name()).start(() -> watch(started));
  }

  /** Asks it to end, waits, and kills it and its group when the limit has passed. */
  public void stop() {
    Process last;
    synchronized (this) {
      stopping = true;
      last = process;
    }
    if (last != null) {
      last.destroy();
      Waiting.untilEnded(last.toHandle(), spec.stopLimit());
      Launcher.killGroup(last.pid());
      run.forget(spec.name());
    }
  }

  private synchronized Process launch() {
    if (stopping) {
      throw new CommandFailedException("Stopped while starting " + spec.name());
    }
    Process started = launcher.start(spec);
    run.record(spec.name(), started.toHandle());
    process = started;
    return started;
  }

  private void awaitReady(Process started) {
    boolean settled =
        Waiting.until(() -> !started.isAlive() || spec.readiness().isReady(), spec.startLimit());
    if (!started.isAlive()) {
      throw failed("ended with exit code " + started.exitValue());
    }
    if (!settled) {
      throw failed("is not ready after %d s".formatted(spec.startLimit().toSeconds()));
    }
  }

  private CommandFailedException failed(String what) {
    return new CommandFailedException(
        "%s %s. Its log is %s and ends with:%n%s"
            .formatted(spec.name(), what, spec.log(), spec.logTail()));
  }

  /** Runs in a thread of its own until told to stop. */
  private void watch(Process first) {
    Process watched = first;
    while (watched != null) {
      long began = System.nanoTime();
      watched.onExit().join();
      Launcher.killGroup(watched.pid());
      watched = stopping ? null : replaced(watched, Duration.ofNanos(System.nanoTime() - began));
    }
  }

  /** The process after a dead one, ready or dead as well; null once we are stopping. */
  private @Nullable Process replaced(Process dead, Duration lifetime) {
    Duration pause = backOff.afterLivingFor(lifetime);
    say.accept(
        "%s (process %d) ended with exit code %d after %d s; starting it again in %d ms. Log: %s"
            .formatted(
                spec.name(),
                dead.pid(),
                dead.exitValue(),
                lifetime.toSeconds(),
                pause.toMillis(),
                spec.log()));
    Process started = null;
    try {
      Waiting.pause(pause);
      started = launch();
      awaitReady(started);
      say.accept("%s is back (process %d).".formatted(spec.name(), started.pid()));
    } catch (CommandFailedException notReady) {
      if (!stopping) {
        say.accept(notReady.getMessage());
      }
      if (started != null) {
        started.destroyForcibly();
      }
    }
    return started;
  }
}
