package org.mediatranscoder.transcoding.cage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/**
 * The tools that stand in front of FFmpeg. Each becomes the next by exec, but for {@code unshare
 * --fork}, which waits for FFmpeg and ends as it does.
 *
 * @param mostWritten size of one file
 * @param programs directories of FFmpeg, which it must be able to read
 */
record CageChain(
    CageTools tools,
    CageLimits limits,
    DataSize mostWritten,
    Set<Measure> measures,
    List<Path> programs) {

  /** What opens a socket, and what takes one from the worker. */
  private static final List<String> SYSTEM_CALLS =
      List.of("socket", "socketpair", "io_uring_setup", "pidfd_getfd", "ptrace");

  /** Where threads and processes of the worker, and of others of its user, count too. */
  private static final int SHARED = 8;

  /** As on a Debian; where a name is a link, the target counts. */
  private static final List<Path> READABLE =
      Stream.of("/usr", "/bin", "/lib", "/lib64", "/etc/ld.so.cache", "/sys/devices/system")
          .map(Path::of)
          .toList();

  private static final List<Path> DEVICES =
      Stream.of("/dev/null", "/dev/zero", "/dev/urandom").map(Path::of).toList();

  static CageChain of(CageTools tools, CageLimits limits, Set<Measure> measures, Ffmpeg ffmpeg) {
    List<Path> programs =
        Stream.of(ffmpeg.ffmpeg(), ffmpeg.ffprobe()).map(Path::getParent).distinct().toList();
    return new CageChain(tools, limits, limits.maxOutput(), measures, programs);
  }

  CageChain writingAtMost(DataSize most) {
    return new CageChain(tools, limits, most, measures, programs);
  }

  /**
   * To be followed by a program and its arguments.
   *
   * @param user id of user and group; of no meaning without {@link Measure#USER}
   */
  List<String> prefix(Path directory, int user) {
    List<String> chain = new ArrayList<>();
    if (has(Measure.LIMITS)) {
      link(chain, tools.prlimit(), bounds());
    }
    if (has(Measure.NAMESPACES)) {
      // So that it dies with the worker; the program in it then dies with it.
      link(chain, tools.setpriv(), List.of("--pdeathsig", "KILL"));
      link(chain, tools.unshare(), namespaces());
    }
    if (has(Measure.NETWORK_NAMESPACE)) {
      link(chain, tools.unshare(), namespace("--net"));
    }
    if (has(Measure.SYSTEM_CALLS)) {
      link(chain, tools.enosys(), SYSTEM_CALLS.stream().map("--syscall="::concat).toList());
    }
    if (has(Measure.PRIVILEGES)) {
      link(chain, tools.setpriv(), privileges(directory, user));
    }
    return chain;
  }

  private boolean has(Measure measure) {
    return measures.contains(measure);
  }

  private static void link(List<String> chain, Optional<Path> tool, List<String> options) {
    chain.add(tool.orElseThrow().toString());
    chain.addAll(options);
    chain.add("--");
  }

  private List<String> bounds() {
    int most = limits.maxProcesses() * (has(Measure.USER) ? 1 : SHARED);
    return List.of(
        "--as=" + limits.maxMemory().toBytes(),
        "--fsize=" + mostWritten.toBytes(),
        "--nproc=" + most,
        "--nofile=64",
        "--core=0");
  }

  private List<String> namespaces() {
    return namespace("--net", "--pid", "--mount-proc", "--fork", "--kill-child=KILL");
  }

  /** Who is not root may do so in a namespace of users, in which it stays who it is. */
  private List<String> namespace(String... options) {
    Stream<String> user = tools.root() ? Stream.empty() : Stream.of("--map-current-user");
    return Stream.concat(user, Stream.of(options)).toList();
  }

  /** The change of the user takes the signal of the parent's death away, so it is set here. */
  private List<String> privileges(Path directory, int user) {
    List<String> options = new ArrayList<>(List.of("--no-new-privs", "--pdeathsig", "KILL"));
    if (has(Measure.USER)) {
      options.addAll(List.of("--reuid=" + user, "--regid=" + user, "--clear-groups"));
    }
    if (has(Measure.CAPABILITIES) && tools.root()) {
      options.addAll(List.of("--inh-caps=-all", "--bounding-set=-all"));
    }
    if (has(Measure.FILES)) {
      options.addAll(List.of("--landlock-access", "fs"));
      rules(directory).forEach(rule -> options.addAll(List.of("--landlock-rule", rule)));
    }
    return options;
  }

  private List<String> rules(Path directory) {
    Stream<String> read =
        Stream.concat(READABLE.stream(), programs.stream())
            .filter(Files::exists)
            .map(
                path ->
                    Files.isDirectory(path)
                        ? "execute,read-file,read-dir:" + path
                        : "read-file:" + path);
    Stream<String> devices =
        DEVICES.stream().filter(Files::exists).map("read-file,write-file:%s"::formatted);
    String own = "read-file,read-dir,write-file,truncate:" + directory.toAbsolutePath();
    return Stream.of(read, devices, Stream.of(own))
        .flatMap(rules -> rules)
        .map("path-beneath:"::concat)
        .toList();
  }
}
