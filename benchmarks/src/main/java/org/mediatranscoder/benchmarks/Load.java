package org.mediatranscoder.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
    List<TranscoderClient> accounts = new ArrayList<>();
    List<StatusReader> readers = new ArrayList<>();
    try (HttpClient http = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < ACCOUNTS; i++) {
        String token = new SignIn(stack.ports()).token(user(i), IdentityProvider.GOOGLE);
        TranscoderClient account = new TranscoderClient(stack.ports(), () -> token);
        String job = account.upload(clip, "wav", user(i).email()).get("jobId").asString();
        accounts.add(account);
        IntStream.range(0, READERS)
            .mapToObj(any -> new StatusReader(http, stack.ports().url(Address.GATEWAY), job, token))
            .forEach(readers::add);
      }
      Map<Address, Long> before = memory();
      List<Future<Integer>> reading = readers.stream().map(threads::submit).toList();
      Thread.sleep(BEFORE_AND_AFTER);
      uploadAll(accounts, threads);
      Map<Address, Long> during = memory();
      Thread.sleep(BEFORE_AND_AFTER);
      readers.forEach(StatusReader::stop);
      for (Future<Integer> reader : reading) {
        var _ = outcome(reader);
      }
      System.out.println("memory in MiB before " + before + ", after the uploads " + during);
    } finally {
      accounts.forEach(TranscoderClient::close);
    }
    print(readers);
  }

  private void uploadAll(List<TranscoderClient> accounts, ExecutorService threads)
      throws InterruptedException {
    Instant start = Instant.now();
    List<Future<?>> uploads = new ArrayList<>();
    for (TranscoderClient account : accounts) {
      for (int i = 0; i < UPLOADS; i++) {
        uploads.add(threads.submit(() -> account.upload(noise, "mp3", "ada@example.test")));
      }
    }
    Map<String, Integer> outcomes = new TreeMap<>();
    for (Future<?> upload : uploads) {
      outcomes.merge(outcome(upload), 1, Integer::sum);
    }
    System.out.printf(
        "%d uploads of %d MiB: %d ms, %s%n",
        uploads.size(), MEBIBYTES, Duration.between(start, Instant.now()).toMillis(), outcomes);
  }

  private static String outcome(Future<?> upload) throws InterruptedException {
    try {
      upload.get();
      return "accepted";
    } catch (ExecutionException refused) {
      return String.valueOf(refused.getCause());
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
