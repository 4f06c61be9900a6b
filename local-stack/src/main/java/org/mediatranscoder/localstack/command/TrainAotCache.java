package org.mediatranscoder.localstack.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.mediatranscoder.localstack.client.FreshToken;
import org.mediatranscoder.localstack.client.Journey;
import org.mediatranscoder.localstack.client.MediaFile;
import org.mediatranscoder.localstack.client.SignIn;
import org.mediatranscoder.localstack.client.TranscoderClient;
import org.mediatranscoder.localstack.jvm.AotCaches;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.settings.Folders;
import org.mediatranscoder.localstack.settings.Ports;

/**
 * Makes the AOT caches that are missing: runs a stack on free ports with data of its own, sends a
 * short clip through it and stops it. What the processes load on the way is what they will find
 * prepared at the next start. The script calls it once for each build, and lets this JVM make one
 * too.
 */
record TrainAotCache(Invocation invocation) {

  private static final String FORMAT = "mp4-480p";

  int run() {
    Folders.delete(invocation.home().training());
    train(DataFolder.open(invocation.home().training()));
    return 0;
  }

  private void train(DataFolder data) {
    Ports ports = Ports.free();
    try (StackSession session =
        StackSession.start(invocation.home(), ports, data, AotCaches.MAKE, Set.of())) {
      sendClip(data, session.ports());
      Terminal.say("  keeping what was prepared");
    }
  }

  private static void sendClip(DataFolder data, Ports ports) {
    try (TranscoderClient client =
        new TranscoderClient(ports, new FreshToken(new SignIn(ports), Clock.systemUTC()))) {
      Path clip = MediaFile.generated(data.folder("demo").resolve("clip.mp4"), 1);
      new Journey(client, line -> {}).make(clip, FORMAT, data.outputs());
    }
  }
}
