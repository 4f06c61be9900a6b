package org.mediatranscoder.transcoding.cage;

import java.util.Set;

/**
 * One thing that a tool does in front of FFmpeg, with a test that a shell makes inside the cage.
 * The order is that in which they are tried, one more each time.
 *
 * <p>The shell's {@code $1} is the process id of the worker, {@code $2} and {@code $3} are its
 * namespaces of network and processes, {@code $4} and {@code $5} ffmpeg and ffprobe, {@code $6} the
 * id of the user.
 */
enum Measure {
  /** Of memory, file size, threads, open files and core dumps. */
  LIMITS("prlimit", ""),

  /** No program gives it more privileges, and the kernel kills it when the worker dies. */
  PRIVILEGES("setpriv", "grep -q 'NoNewPrivs:.1' /proc/self/status"),

  /** None, even if it is root. */
  CAPABILITIES("setpriv", "grep -q 'CapEff:.0*$' /proc/self/status"),

  /** A user and a group of its own. */
  USER("setpriv", "[ \"$(id -u):$(id -g)\" = \"$6:$6\" ] && " + Measure.FFMPEG_RUNS),

  /** A network without an interface, and a {@code /proc} of its own. */
  NAMESPACES(
      "unshare",
      "[ \"$(readlink /proc/self/ns/net)\" != \"$2\" ]"
          + " && [ \"$(readlink /proc/self/ns/pid)\" != \"$3\" ]"),

  /** A network without an interface, where a {@code /proc} of its own is refused. */
  NETWORK_NAMESPACE("unshare", "[ \"$(readlink /proc/self/ns/net)\" != \"$2\" ]"),

  /** No system call that opens a socket, where namespaces are refused. */
  SYSTEM_CALLS("enosys", "grep -q 'Seccomp:.2' /proc/self/status"),

  /** No file but those of its job and of the programs: Landlock. */
  FILES(
      "setpriv",
      "! cat /etc/passwd >/dev/null 2>&1 && ! cat \"/proc/$1/environ\" >/dev/null 2>&1"
          + " && ls >/dev/null"
          + " && "
          + Measure.FFMPEG_RUNS);

  private static final String FFMPEG_RUNS =
      "for program in \"$4\" \"$5\"; do \"$program\" -version >/dev/null 2>&1"
          + " || { echo \"$program cannot be run in it\" >&2; exit 1; }; done";

  private final String tool;
  private final String test;

  Measure(String tool, String test) {
    this.tool = tool;
    this.test = test;
  }

  /** The program that takes it. */
  String tool() {
    return tool;
  }

  /** A command of the shell that fails if the measure has no effect. */
  String test() {
    return test.isEmpty() ? "true" : test;
  }

  /** Whether it adds something to these. */
  boolean isNeededBeside(Set<Measure> others) {
    return switch (this) {
      case NETWORK_NAMESPACE -> !others.contains(NAMESPACES);
      case SYSTEM_CALLS -> !others.contains(NAMESPACES) && !others.contains(NETWORK_NAMESPACE);
      default -> true;
    };
  }
}
