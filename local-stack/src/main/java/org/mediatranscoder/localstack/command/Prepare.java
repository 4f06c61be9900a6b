package org.mediatranscoder.localstack.command;

import java.nio.file.Path;
import java.time.Clock;
import org.mediatranscoder.localstack.client.ClientFailedException;
import org.mediatranscoder.localstack.client.FreshToken;
import org.mediatranscoder.localstack.client.Journey;
import org.mediatranscoder.localstack.client.MediaFile;
import org.mediatranscoder.localstack.client.SignIn;
import org.mediatranscoder.localstack.client.TranscoderClient;
import org.mediatranscoder.localstack.service.ServiceProcesses;
import org.mediatranscoder.localstack.service.StartCaches;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.settings.Folders;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.localstack.supervise.ProcessFailedException;

/**
 * Makes the start caches once for each build: runs a stack on free ports with data of its own,
 * sends a short clip through it and stops it. What the services load on the way is what they will
 * find prepared at the next start.
 */
record Prepare(Invocation invocation) {

  private static final String FORMAT = "mp4-480p";

  int run() {
    if (ServiceProcesses.allCached(invocation.home())) {
      return 0;
    }
    Terminal.say("Preparing a quick start (once for each build, about two minutes)");
    Folders.delete(invocation.home().training());
    Path folder = invocation.home().training();
    try {
      train(DataFolder.open(folder));
    } catch (ProcessFailedException | ClientFailedException notNow) {
      Terminal.say("Could not prepare everything: " + notNow.getMessage());
      Terminal.say("It works all the same; what is not prepared starts slower.");
    }
    return 0;
  }

  private void train(DataFolder data) {
    Ports ports = Ports.free();
    try (StackSession session =
        StackSession.start(invocation.home(), ports, data, StartCaches.MAKE)) {
      sendClip(data, session.ports());
    }
  }

  private static void sendClip(DataFolder data, Ports ports) {
    try (TranscoderClient client =
        new TranscoderClient(ports, new FreshToken(new SignIn(ports), Clock.systemUTC()))) {
      Path clip = MediaFile.generated(data.folder("demo").resolve("clip.mp4"), 1).path();
      new Journey(client, line -> {}).make(clip, FORMAT, data.outputs());
    }
  }
}
