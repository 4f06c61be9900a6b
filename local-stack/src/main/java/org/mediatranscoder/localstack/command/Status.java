package org.mediatranscoder.localstack.command;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.mediatranscoder.localstack.service.Service;
import org.mediatranscoder.localstack.service.ServiceProcesses;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.stack.RunningStack;
import org.mediatranscoder.localstack.supervise.Readiness;
import org.mediatranscoder.localstack.supervise.RunFolder;

/** Shows each part: address, process id, health, memory, log. */
record Status(Invocation invocation) {

  private static final String ROW = "%-20s %-23s %8s  %-7s %8s  %s";

  /** 0 if all are healthy, 1 if the stack is not up or a part is not. */
  int run() {
    Optional<RunningStack> running = RunningStack.in(invocation.data());
    if (running.isEmpty()) {
      Terminal.print("It is not up (data folder: %s).".formatted(invocation.data().root()));
      return 1;
    }
    Terminal.print(ROW.formatted("NAME", "ADDRESS", "PROCESS", "HEALTH", "MEMORY", "LOG"));
    try (HttpClient client =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
      boolean allHealthy = true;
      for (Address address : Address.values()) {
        boolean healthy = probe(client, running.get(), address).isReady();
        Terminal.print(row(running.get(), address, healthy));
        allHealthy &= healthy;
      }
      return allHealthy ? 0 : 1;
    }
  }

  private String row(RunningStack running, Address address, boolean healthy) {
    String name = address.processName();
    boolean ownProcess = Files.exists(invocation.data().run().resolve(name + ".pid"));
    ProcessHandle process =
        ownProcess
            ? new RunFolder(invocation.data().run()).find(name).orElse(null)
            : running.supervisor();
    return ROW.formatted(
        name,
        running.ports().url(address),
        process == null ? "-" : process.pid(),
        healthy ? "up" : "DOWN",
        process == null ? "-" : residentMemory(process.pid()),
        ownProcess ? invocation.data().log(name) : "(in the supervisor)");
  }

  private static Readiness probe(HttpClient client, RunningStack running, Address address) {
    return Arrays.stream(Service.values())
        .filter(service -> service.address() == address)
        .findFirst()
        .map(service -> Readiness.http(client, ServiceProcesses.health(running.ports(), service)))
        .orElseGet(() -> Readiness.tcp(running.ports().of(address)));
  }

  private static String residentMemory(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024 + " MB")
          .findFirst()
          .orElse("-");
    } catch (IOException ended) {
      return "-";
    }
  }
}
