package org.mediatranscoder.transcoding.cage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.unit.DataSize;

/**
 * The command that runs a program of FFmpeg where it can do little harm: in the private directory
 * of its job, with three environment variables, and behind the tools that take from it what this
 * system can take.
 */
public class Cage {

  private final CageChain chain;
  private final CageReport report;
  private final CageUsers users;

  private Cage(CageChain chain, CageReport report, CageUsers users) {
    this.chain = chain;
    this.report = report;
    this.users = users;
  }

  Cage(CageTools tools, CageLimits limits, CageUsers users, Ffmpeg ffmpeg, CageReport report) {
    this.chain = CageChain.of(tools, limits, report.taken(), ffmpeg);
    this.users = users;
    this.report = report;
  }

  /**
   * Runs the program with its arguments in the directory, whose files it may read.
   *
   * @throws IOException if the directory cannot be opened to it
   */
  ProcessBuilder command(Path program, Path directory, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(chain.prefix(directory, userOf(directory)));
    command.add(program.toString());
    command.addAll(arguments);
    return CagedEnvironment.builder(command, directory);
  }

  private int userOf(Path directory) throws IOException {
    return hasUsers() ? users.admit(directory) : 0;
  }

  private boolean hasUsers() {
    return report.gives(Protection.USER);
  }

  /** Makes an empty file in the directory that FFmpeg may write; it can make none itself. */
  public void prepareOutput(Path directory, String name) {
    Path file = directory.resolve(name);
    try {
      if (Files.notExists(file)) {
        Files.createFile(file);
      }
      if (hasUsers()) {
        users.give(directory, file);
      }
    } catch (IOException full) {
      throw new UncheckedIOException("There can be no output", full);
    }
  }

  /** The same cage, in which no file can be larger. */
  public Cage writingAtMost(DataSize most) {
    return new Cage(chain.writingAtMost(most), report, users);
  }

  /** What this system gives to the cage. */
  CageReport report() {
    return report;
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
        Long.toString(limits().maxPixels()),
        "-max_streams",
        Integer.toString(limits().maxStreams()),
        "-threads",
        Integer.toString(limits().threads()));
  }

  public CageLimits limits() {
    return chain.limits();
  }
}
