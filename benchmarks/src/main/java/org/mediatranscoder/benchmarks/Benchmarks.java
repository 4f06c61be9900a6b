package org.mediatranscoder.benchmarks;

import java.nio.file.Path;
import org.mediatranscoder.localstack.settings.DataFolder;

/** {@code pick-up [JOBS]} on the stack that is up; {@code start-up [RUNS]} on one of its own. */
final class Benchmarks {

  private Benchmarks() {}

  static void main(String[] args) throws Exception {
    Path repository = Path.of(args[0]);
    String name = args.length > 1 ? args[1] : "";
    switch (name) {
      case "pick-up" ->
          System.out.println(
              "202 to PROCESSING: "
                  + PickUp.measure(
                      DataFolder.open(repository.resolve(".transcoder")), count(args, 200)));
      case "start-up" ->
          new StartUp(repository, DataFolder.open(repository.resolve("benchmarks/target/stack")))
              .measure(count(args, 3));
      default -> {
        System.err.println("benchmarks/run pick-up [JOBS] | start-up [RUNS]");
        System.exit(2);
      }
    }
  }

  private static int count(String[] args, int fallback) {
    return args.length > 2 ? Integer.parseInt(args[2]) : fallback;
  }
}
