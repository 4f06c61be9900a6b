package org.mediatranscoder.localstack.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.mediatranscoder.localstack.client.FreshToken;
import org.mediatranscoder.localstack.client.Journey;
import org.mediatranscoder.localstack.client.MediaFile;
import org.mediatranscoder.localstack.client.PackageFile;
import org.mediatranscoder.localstack.client.Probed;
import org.mediatranscoder.localstack.client.SignIn;
import org.mediatranscoder.localstack.client.TranscoderClient;
import org.mediatranscoder.localstack.jvm.AotCaches;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.localstack.settings.SettingsException;
import org.mediatranscoder.localstack.stack.RunningStack;

/** Takes one file all the way, on the stack that is up or on one of its own. */
record Demo(Invocation invocation) {

  private static final int CLIP_SECONDS = 10;

  int run() {
    Path source = source();
    if (invocation.compose()) {
      return send(source, Ports.from(invocation.environment()), "");
    }
    Optional<RunningStack> running = RunningStack.in(invocation.data());
    if (running.isPresent()) {
      Terminal.print("Using the stack that is up.");
      return send(source, running.get().ports(), "");
    }
    return sendOnAStackOfItsOwn(source, Ports.from(invocation.environment()));
  }

  private int sendOnAStackOfItsOwn(Path source, Ports ports) {
    AotCaches caches = invocation.preparing() ? AotCaches.MAKE : AotCaches.USE;
    try (StackSession session =
        StackSession.start(invocation.home(), ports, invocation.data(), caches, Set.of())) {
      Terminal.print("All healthy");
      int exitCode = send(source, session.ports(), " while ./transcoder up runs");
      if (invocation.preparing()) {
        Terminal.say("Keeping what makes the next start quick, once for each build");
      }
      return exitCode;
    }
  }

  /**
   * @param condition under which the address of a player plays
   */
  private int send(Path source, Ports ports, String condition) {
    try (TranscoderClient client =
        new TranscoderClient(ports, new FreshToken(new SignIn(ports), Clock.systemUTC()))) {
      Journey.Result result =
          new Journey(client, Terminal::print)
              .make(source, invocation.format(), invocation.data().outputs());
      if (result.isPackage()) {
        Probed probed = MediaFile.probe(PackageFile.unpacked(result.file()));
        Terminal.print("Output    " + probed.describe());
        Terminal.print("Plays at  " + result.link() + condition);
      } else {
        Probed probed = MediaFile.probe(result.file());
        probed.requireSameAs(result.output());
        Terminal.print("Output    " + probed.describe());
      }
      Terminal.print(result.file().toString());
      return 0;
    }
  }

  private Path source() {
    Path file = invocation.file();
    if (file == null) {
      Path clip = invocation.data().folder("demo").resolve("clip.mp4");
      return MediaFile.generated(clip, CLIP_SECONDS);
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new SettingsException("There is no file to read at " + file.normalize());
    }
    return file.normalize();
  }
}
