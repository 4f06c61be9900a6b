package org.mediatranscoder.transcoding.cage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The command that runs a program of FFmpeg where it can do little harm: in the private directory
 * of its job, with three environment variables, and on Linux without the power to gain rights, with
 * an upper bound of memory, and killed by the kernel if this worker dies.
 *
 * <p>Each tool of the chain becomes the next by exec, so the process that is started is FFmpeg
 * itself.
 */
public class Cage {

  private final Optional<Path> setpriv;
  private final Optional<Path> prlimit;
  private final CageLimits limits;

  Cage(SearchPath path, CageLimits limits) {
    this.setpriv = path.find("setpriv");
    this.prlimit = path.find("prlimit");
    this.limits = limits;
  }

  /** Runs the program with its arguments in the directory. */
  ProcessBuilder command(Path program, Path directory, List<String> arguments) {
    List<String> command = new ArrayList<>();
    setpriv.ifPresent(
        tool ->
            command.addAll(
                List.of(tool.toString(), "--no-new-privs", "--pdeathsig", "KILL", "--")));
    prlimit.ifPresent(tool -> command.addAll(bounds(tool)));
    command.add(program.toString());
    command.addAll(arguments);
    ProcessBuilder process = new ProcessBuilder(command).directory(directory.toFile());
    process.environment().clear();
    process
        .environment()
        .putAll(Map.of("PATH", "/usr/bin:/bin", "LANG", "C.UTF-8", "HOME", directory.toString()));
    return process;
  }

  private List<String> bounds(Path tool) {
    return List.of(
        tool.toString(), "--as=" + limits.maxMemory().toBytes(), "--core=0", "--nofile=64", "--");
  }

  /** Options for an input of ffprobe and ffmpeg alike: what may be opened, and how large. */
  public List<String> inputOptions() {
    return List.of(
        "-protocol_whitelist",
        AllowLists.PROTOCOLS,
        "-format_whitelist",
        AllowLists.DEMUXERS,
        "-codec_whitelist",
        AllowLists.DECODERS,
        "-max_pixels",
        Long.toString(limits.maxPixels()),
        "-max_streams",
        Integer.toString(limits.maxStreams()),
        "-threads",
        Integer.toString(limits.threads()));
  }

  public CageLimits limits() {
    return limits;
  }
}
