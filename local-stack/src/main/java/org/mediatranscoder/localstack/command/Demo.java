package org.mediatranscoder.localstack.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.localstack.client.Journey;
import org.mediatranscoder.localstack.client.MediaFile;
import org.mediatranscoder.localstack.client.Probed;
import org.mediatranscoder.localstack.client.TranscoderClient;
import org.mediatranscoder.localstack.jvm.AotCaches;
import org.mediatranscoder.localstack.settings.CommandFailedException;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.localstack.stack.LocalStack;
import org.mediatranscoder.localstack.stack.RunningStack;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes one file all the way, on the stack that is up or on one of its own. */
final class Demo extends StackCommand {

  private static final int CLIP_SECONDS = 10;

  @Option(names = "--format", paramLabel = "ID")
  private String format = "mp4-720p";

  @Option(names = "--compose")
  private boolean compose;

  /** Makes the AOT caches that are missing. */
  @Option(names = "--prepare")
  private boolean preparing;

  @Parameters(paramLabel = "FILE", arity = "0..1")
  private @Nullable Path file;

  String format() {
    return format;
  }

  /** Null for a generated clip. */
  @Nullable Path file() {
    return file == null ? null : resolve(file).normalize();
  }

  @Override
  int run() {
    Path source = source();
    Optional<RunningStack> running = compose ? Optional.empty() : RunningStack.in(data());
    if (compose) {
      send(source, configuredPorts(), "");
    } else if (running.isPresent()) {
      System.out.println("Using the stack that is up.");
      send(source, running.get().ports(), "");
    } else {
      sendOnAStackOfItsOwn(source);
    }
    return 0;
  }

  private void sendOnAStackOfItsOwn(Path source) {
    AotCaches caches = preparing ? AotCaches.MAKE : AotCaches.USE;
    Ports ports = configuredPorts();
    try (LocalStack _ = LocalStack.start(home(), ports, data(), caches, List.of())) {
      System.out.println("All healthy");
      send(source, ports, " while ./transcoder up runs");
      if (preparing) {
        System.err.println("Keeping what makes the next start quick, once for each build");
      }
    }
  }

  /**
   * @param condition under which the address of a player plays
   */
  private void send(Path source, Ports ports, String condition) {
    Journey journey = new Journey(TranscoderClient.ofLocalUser(ports), System.out::println);
    Journey.Result result = journey.make(source, format, data().outputs());
    Path output = result.file();
    Path entry = result.isPackage() ? MediaFile.unpacked(output) : output;
    Probed probed = MediaFile.probe(entry);
    System.out.println("Output    " + probed.describe());
    if (entry.endsWith("master.m3u8")) {
      System.out.println("Plays at  " + result.link() + condition);
    } else if (!result.isPackage()) {
      probed.requireSameAs(result.output());
    }
    System.out.println(output.toString());
  }

  private Path source() {
    Path given = file();
    if (given == null) {
      return MediaFile.generated(data().folder("demo").resolve("clip.mp4"), CLIP_SECONDS);
    }
    if (!Files.isRegularFile(given) || !Files.isReadable(given)) {
      throw new CommandFailedException("There is no file to read at " + given);
    }
    return given;
  }
}
