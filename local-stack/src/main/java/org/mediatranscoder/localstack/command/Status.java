package org.mediatranscoder.localstack.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.localstack.service.Service;
import org.mediatranscoder.localstack.service.ServiceProcesses;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.stack.RunningStack;
import org.mediatranscoder.localstack.supervise.Readiness;
import org.mediatranscoder.localstack.supervise.RunFolder;

/** Shows each part: address, process id, health, memory, log. */
final class Status extends StackCommand {

  private static final String ROW = "%-20s %-23s %8s  %-7s %8s  %s";

  /** 0 if all are healthy, 1 if the stack is not up or a part is not. */
  @Override
  int run() {
    DataFolder data = data();
    Optional<RunningStack> running = RunningStack.in(data);
    if (running.isEmpty()) {
      System.out.println("It is not up (data folder: %s).".formatted(data.root()));
      return 1;
    }
    System.out.println(ROW.formatted("NAME", "ADDRESS", "PROCESS", "HEALTH", "MEMORY", "LOG"));
    boolean allHealthy = true;
    for (Address address : Address.values()) {
      boolean healthy = readiness(running.get(), address).isReady();
      System.out.println(row(data, running.get(), address, healthy));
      allHealthy &= healthy;
    }
    return allHealthy ? 0 : 1;
  }

  private static String row(
      DataFolder data, RunningStack running, Address address, boolean healthy) {
    String name = address.processName();
    RunFolder run = new RunFolder(data.run());
    boolean ownProcess = run.knows(name);
    ProcessHandle process = ownProcess ? run.find(name).orElse(null) : running.supervisor();
    return ROW.formatted(
        name,
        running.ports().url(address),
        process == null ? "-" : process.pid(),
        healthy ? "up" : "DOWN",
        residentMemory(process),
        ownProcess ? data.log(name) : "(in the supervisor)");
  }

  private static Readiness readiness(RunningStack running, Address address) {
    return Arrays.stream(Service.values())
        .filter(service -> service.address() == address)
        .findFirst()
        .map(service -> Readiness.http(ServiceProcesses.health(running.ports(), service)))
        .orElseGet(() -> Readiness.tcp(running.ports().of(address)));
  }

  private static String residentMemory(@Nullable ProcessHandle process) {
    try {
      return process == null
          ? "-"
          : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024 + " MB")
              .findFirst()
              .orElse("-");
    } catch (IOException ended) {
      return "-";
    }
  }
}
