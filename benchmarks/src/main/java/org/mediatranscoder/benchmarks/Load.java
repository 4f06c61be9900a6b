package org.mediatranscoder.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.mediatranscoder.localstack.client.MediaFile;
import org.mediatranscoder.localstack.client.SignIn;
import org.mediatranscoder.localstack.client.TranscoderClient;
import org.mediatranscoder.localstack.identity.IdentityProvider;
import org.mediatranscoder.localstack.identity.LocalUser;
import org.mediatranscoder.localstack.settings.Address;

/**
 * 32 uploads of 32 MiB at once from eight accounts, while 200 readers ask for a status once a
 * second, as 200 open pages do.
 */
final class Load {

  private static final int ACCOUNTS = 8;
  private static final int UPLOADS = 4;
  private static final int READERS = 25;
  private static final int MEBIBYTES = 32;
  private static final Duration BEFORE_AND_AFTER = Duration.ofSeconds(10);
  private static final List<Address> SERVICES =
      List.of(Address.GATEWAY, Address.UPLOAD, Address.AUTH);

  private final OwnStack stack;
  private final Path noise;
  private final Path clip;

  Load(OwnStack stack) throws IOException {
    this.stack = stack;
    Path folder = stack.data().folder("load");
    this.noise = Noise.write(folder.resolve("noise.bin"), MEBIBYTES);
    this.clip = MediaFile.generated(folder.resolve("clip.mp4"), 1);
  }

  /** Prints what the readers saw, how long the uploads took, and the memory of the services. */
  void measure() throws IOException, InterruptedException {
    List<CurlUpload> uploads = new ArrayList<>();
    List<StatusReader> readers = new ArrayList<>();
    URI gateway = stack.ports().url(Address.GATEWAY);
    try (HttpClient http = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < ACCOUNTS; i++) {
        String token = new SignIn(stack.ports()).token(user(i), IdentityProvider.GOOGLE);
        String job = upload(token, user(i));
        uploads.addAll(Collections.nCopies(UPLOADS, new CurlUpload(gateway, noise, token)));
        IntStream.range(0, READERS)
            .mapToObj(any -> new StatusReader(http, gateway, job, token))
            .forEach(readers::add);
      }
      Map<Address, Long> before = memory();
      List<Future<Integer>> reading = readers.stream().map(threads::submit).toList();
      Thread.sleep(BEFORE_AND_AFTER);
      uploadAll(uploads, threads);
      Map<Address, Long> during = memory();
      Thread.sleep(BEFORE_AND_AFTER);
      readers.forEach(StatusReader::stop);
      for (Future<Integer> reader : reading) {
        var _ = outcome(reader);
      }
      System.out.println("memory in MiB before " + before + ", after the uploads " + during);
    }
    print(readers);
  }

  private String upload(String token, LocalUser user) throws InterruptedException {
    try (TranscoderClient account = new TranscoderClient(stack.ports(), () -> token)) {
      return account.upload(clip, "wav", user.email()).get("jobId").asString();
    }
  }

  private static void uploadAll(List<CurlUpload> uploads, ExecutorService threads)
      throws InterruptedException {
    Instant start = Instant.now();
    Map<String, Integer> outcomes = new TreeMap<>();
    for (Future<String> upload : threads.invokeAll(uploads)) {
      outcomes.merge(outcome(upload), 1, Integer::sum);
    }
    System.out.printf(
        "%d uploads of %d MiB: %d ms, %s%n",
        uploads.size(), MEBIBYTES, Duration.between(start, Instant.now()).toMillis(), outcomes);
  }

  private static String outcome(Future<?> ended) throws InterruptedException {
    try {
      return ended.get().toString();
    } catch (ExecutionException failed) {
      return String.valueOf(failed.getCause());
    }
  }

  private static void print(List<StatusReader> readers) {
    Map<Integer, Integer> answers = new TreeMap<>();
    readers.forEach(
        reader -> reader.answers().forEach((code, n) -> answers.merge(code, n, Integer::sum)));
    System.out.println("answers by status: " + answers);
    List<Duration> times = readers.stream().flatMap(reader -> reader.times().stream()).toList();
    System.out.println("GET /status: " + new Percentiles(times));
  }

  private static LocalUser user(int number) {
    return new LocalUser("load-" + number, "load" + number + "@example.test", "Load " + number);
  }

  private Map<Address, Long> memory() throws IOException {
    Map<Address, Long> mebibytes = new TreeMap<>();
    for (Address address : SERVICES) {
      ProcessHandle process = stack.process(address.processName());
      mebibytes.put(address, ResidentMemory.kibibytes(process) / 1024);
    }
    return mebibytes;
  }
}
