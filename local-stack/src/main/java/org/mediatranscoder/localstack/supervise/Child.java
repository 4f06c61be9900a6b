package org.mediatranscoder.localstack.supervise;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

  public String name() {
    return spec.name();
  }

  /**
   * Starts the process, waits until it is ready and watches it from then on.
   *
   * @throws ProcessFailedException if it ends before or takes too long
   */
  public void start() {
    Process started = launch();
    awaitReady(started);
    Thread.ofVirtual().name("watch-" + name()).start(() -> watch(started));
  }

  /** Asks it to end, waits, and kills it and its group when the limit has passed. */
  public void stop() {
    Process last;
    synchronized (this) {
      stopping = true;
      last = process;
    }
    if (last == null) {
      return;
    }
    last.destroy();
    Waiting.untilEnded(last.toHandle(), System.nanoTime() + spec.stopLimit().toNanos());
    Launcher.killGroup(last.pid());
    run.forget(name());
  }

  private synchronized Process launch() {
    if (stopping) {
      throw new ProcessFailedException("Stopped while starting " + name());
    }
    Process started = launcher.start(spec);
    run.record(name(), started.toHandle());
    process = started;
    return started;
  }

  private void awaitReady(Process started) {
    long deadline = System.nanoTime() + spec.startLimit().toNanos();
    boolean settled =
        Waiting.until(() -> !started.isAlive() || spec.readiness().isReady(), deadline);
    if (!started.isAlive()) {
      throw failed("%s ended with exit code %d".formatted(name(), started.exitValue()));
    }
    if (!settled) {
      throw failed("%s is not ready after %d s".formatted(name(), spec.startLimit().toSeconds()));
    }
  }

  private ProcessFailedException failed(String what) {
    return new ProcessFailedException(
        "%s. Its log is %s and ends with:%n%s".formatted(what, spec.log(), LogTail.of(spec.log())));
  }

  /**
   * Runs in a thread of its own until told to stop; every process it starts replaces a dead one.
   */
  private void watch(Process first) {
    Process watched = first;
    while (true) {
      Duration lifetime = awaitEnd(watched);
      Launcher.killGroup(watched.pid());
      if (stopping) {
        return;
      }
      Duration pause = backOff.afterLivingFor(lifetime);
      say.accept(
          "%s (process %d) ended with exit code %d after %d s; starting it again in %d ms. Log: %s"
              .formatted(
                  name(),
                  watched.pid(),
                  watched.exitValue(),
                  lifetime.toSeconds(),
                  pause.toMillis(),
                  spec.log()));
      if (!Waiting.pause(pause.toMillis())) {
        return;
      }
      Process next = startAgain();
      if (next == null) {
        return;
      }
      watched = next;
    }
  }

  /** The new process, ready or dead again; null once we are stopping. */
  private @Nullable Process startAgain() {
    try {
      Process started = launch();
      try {
        awaitReady(started);
        say.accept("%s is back (process %d).".formatted(name(), started.pid()));
      } catch (ProcessFailedException notReady) {
        say.accept(notReady.getMessage());
        started.destroyForcibly();
      }
      return started;
    } catch (ProcessFailedException cannotStart) {
      if (!stopping) {
        say.accept(cannotStart.getMessage());
      }
      return null;
    }
  }

  private static Duration awaitEnd(Process watched) {
    long began = System.nanoTime();
    watched.onExit().join();
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
