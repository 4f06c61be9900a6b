package org.mediatranscoder.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mediatranscoder.localstack.settings.Address;

/**
 * A second gateway of a stack, started as Linux says that the first one was, but with a heap as a
 * task on AWS has it: that of one machine is small.
 */
final class LargerGateway implements AutoCloseable {

  private static final String HEAP = "-Xmx512m";
  private static final Duration LONGEST_START = Duration.ofMinutes(1);

  private final Process process;
  private final int port;

  private LargerGateway(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static LargerGateway beside(OwnStack stack, int port) throws IOException, InterruptedException {
    Path first =
        Path.of("/proc", Long.toString(stack.process(Address.GATEWAY.processName()).pid()));
    List<String> command =
        words(first.resolve("cmdline")).stream()
            .map(word -> word.startsWith("-Xmx") ? HEAP : word)
            .toList();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(first.resolve("cwd").toRealPath().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Map<String, String> environment = builder.environment();
    environment.clear();
    for (String variable : words(first.resolve("environ"))) {
      int equals = variable.indexOf('=');
      environment.put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    environment.put("SERVER_PORT", Integer.toString(port));
    LargerGateway gateway = new LargerGateway(builder.start(), port);
    gateway.awaitStart();
    return gateway;
  }

  private static List<String> words(Path file) throws IOException {
    return Stream.of(Files.readString(file).split("\0", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private void awaitStart() throws InterruptedException {
    long end = System.nanoTime() + LONGEST_START.toNanos();
    while (System.nanoTime() < end) {
      try {
        connect().close();
        return;
      } catch (IOException notYet) {
        Thread.sleep(200);
      }
    }
    throw new IllegalStateException("The gateway did not start within " + LONGEST_START);
  }

  Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
