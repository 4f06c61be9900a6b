package org.mediatranscoder.localstack.command;

import java.nio.file.Path;
import java.util.List;
import org.mediatranscoder.localstack.client.Journey;
import org.mediatranscoder.localstack.client.MediaFile;
import org.mediatranscoder.localstack.client.TranscoderClient;
import org.mediatranscoder.localstack.jvm.AotCaches;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.settings.Folders;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.localstack.stack.LocalStack;

/**
 * Makes the AOT caches that are missing: runs a stack on free ports with data of its own, sends a
 * short clip through it and stops it. What the processes load on the way is what they will find
 * prepared at the next start. The script calls it once for each build, and lets this JVM make one
 * too.
 */
final class TrainAotCache extends StackCommand {

  private static final String FORMAT = "mp4-480p";

  @Override
  int run() {
    Folders.delete(home().training());
    DataFolder data = DataFolder.open(home().training());
    Ports ports = Ports.free();
    try (LocalStack _ = LocalStack.start(home(), ports, data, AotCaches.MAKE, List.of())) {
      Path clip = MediaFile.generated(data.folder("demo").resolve("clip.mp4"), 1);
      TranscoderClient client = TranscoderClient.ofLocalUser(ports);
      new Journey(client, line -> {}).make(clip, FORMAT, data.outputs());
      System.err.println("  keeping what was prepared");
    }
    return 0;
  }
}
