package org.mediatranscoder.transcoding.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A worker in a process of its own, which can be killed. */
final class WorkerProcess {

  private WorkerProcess() {}

  static Process start(Map<String, String> settings, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    String ffmpeg = System.getProperty("transcoder.test.ffmpeg");
    if (ffmpeg != null) {
      command.add("-Dtranscoder.test.ffmpeg=" + ffmpeg); // Chunks of two versions do not join.
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("org.mediatranscoder.transcoding.TranscodingWorkerApplication");
    command.add("--server.port=0");
    settings.forEach((name, value) -> command.add("--" + name + "=" + value));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }
}
