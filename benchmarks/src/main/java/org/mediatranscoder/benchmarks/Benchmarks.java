package org.mediatranscoder.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.localstack.settings.DataFolder;

/** What docs/benchmarks.md says how to repeat. */
final class Benchmarks {

  private static final String USAGE =
      """
      benchmarks/run NAME
        upload [ROUNDS] [--against REVISION]  256 MiB through the gateway, and straight to S3
        overhead [ROUNDS]                     a job, the same FFmpeg command alone, and HandBrake
        reads [ROUNDS] [--peer FOLDER]        GET /status and GET /jobs, and those of the Flask design
        eta [JOBS]                            the time left that a status tells, and what it takes
        idle [COUNT]                          memory of a gateway with idle streams
        load                                  32 uploads at once beside 200 readers of a status
        claim                                 enqueue and claim beside 100,000 waiting jobs and none
        chunks                                an encode in chunks beside one of the whole
        first-playable [SECONDS]              from 202 to the first frame of a package that is being made
        shared-video [SECONDS]                one video in chunks on two workers beside one worker
        pick-up [JOBS]                        from 202 to PROCESSING, on the stack that is up
        start-up [RUNS]                       ./transcoder up -d, and the memory of idle services\
      """;

  private static final Map<String, String> LIMITS_LIFTED =
      Map.of(
          "TRANSCODER_LIMITS_REQUESTSPERSECOND", "10000",
          "TRANSCODER_LIMITS_BURST", "1000000");

  private final Path repository;
  private final Path target;

  private Benchmarks(Path repository) {
    this.repository = repository;
    this.target = repository.resolve("benchmarks/target");
  }

  static void main(String[] args) throws Exception {
    List<String> words = new ArrayList<>(List.of(args));
    Benchmarks benchmarks = new Benchmarks(Path.of(words.removeFirst()));
    if (words.isEmpty() || !benchmarks.run(words.removeFirst(), words)) {
      System.err.println(USAGE);
      System.exit(2);
    }
  }

  /** False if there is none of that name. */
  private boolean run(String name, List<String> options) throws IOException, InterruptedException {
    String revision = option("--against", options);
    String peer = option("--peer", options);
    switch (name) {
      case "upload" -> upload(count(options, 5), revision);
      case "overhead" -> overhead(count(options, 10));
      case "reads" -> reads(peer, count(options, 3));
      case "load" -> load();
      case "idle" -> idle(count(options, 5_000));
      case "eta" -> timeLeft(count(options, 50));
      case "pick-up" -> pickUp(count(options, 200));
      case "start-up" ->
          new StartUp(repository, DataFolder.open(target.resolve("stack")))
              .measure(count(options, 3));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void upload(int rounds, @Nullable String revision)
      throws IOException, InterruptedException {
    try (OwnStack stack = OwnStack.up(repository, target.resolve("upload"))) {
      if (revision == null) {
        new UploadSpeed(stack, null).measure(rounds);
        return;
      }
      try (Revision older = Revision.checkOut(repository, revision);
          OwnStack olderStack = OwnStack.up(older.folder(), target.resolve("upload-older"))) {
        new UploadSpeed(stack, olderStack).measure(rounds);
      }
    }
  }

  private void overhead(int rounds) throws IOException, InterruptedException {
    try (OwnStack stack = OwnStack.up(repository, target.resolve("overhead"))) {
      JobOverhead overhead = new JobOverhead(stack);
      overhead.measure("2 s of 720p", "testsrc2=size=1280x720:rate=30:duration=2", rounds);
      overhead.measure("60 s of 1080p", "testsrc2=size=1920x1080:rate=30:duration=60", rounds / 3);
    }
  }

  private void reads(@Nullable String peer, int rounds) throws IOException, InterruptedException {
    if (peer == null) {
      System.out.println("Without --peer FOLDER there is nothing to compare with.");
    }
    try (OwnStack stack = OwnStack.up(repository, target.resolve("reads"), LIMITS_LIFTED);
        FlaskPeer flask = peer == null ? null : FlaskPeer.up(Path.of(peer), stack)) {
      new Reads(stack, flask).measure(rounds);
    }
  }

  private void load() throws IOException, InterruptedException {
    try (OwnStack stack = OwnStack.up(repository, target.resolve("load"))) {
      new Load(stack).measure();
    }
  }

  private void idle(int connections) throws IOException, InterruptedException {
    Map<String, String> settings = new HashMap<>(LIMITS_LIFTED);
    settings.put("TRANSCODER_LIVE_STREAMSPERACCOUNT", "100000");
    try (OwnStack stack = OwnStack.up(repository, target.resolve("idle"), settings)) {
      IdleConnections idle = new IdleConnections(stack);
      idle.measureSockets(connections);
      idle.measureEvents(connections / 5);
    }
  }

  private void timeLeft(int jobs) throws IOException, InterruptedException {
    try (OwnStack stack = OwnStack.up(repository, target.resolve("eta"), LIMITS_LIFTED)) {
      new TimeLeft(stack).measure(jobs);
    }
  }

  private void pickUp(int jobs) throws InterruptedException {
    DataFolder data = DataFolder.open(repository.resolve(".transcoder"));
    System.out.println("202 to PROCESSING: " + PickUp.measure(data, jobs));
  }

  private static @Nullable String option(String name, List<String> options) {
    int at = options.indexOf(name);
    if (at < 0 || at + 1 == options.size()) {
      return null;
    }
    options.remove(at);
    return options.remove(at);
  }

  private static int count(List<String> options, int fallback) {
    return options.isEmpty() ? fallback : Integer.parseInt(options.getFirst());
  }
}
