package org.mediatranscoder.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.Secrets;
import org.mediatranscoder.localstack.store.S3Server;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * 256 MiB through the gateway, straight to the same S3, and through the gateway of an older
 * revision, in turns. The file is noise, so the job that follows fails soon; it is awaited.
 */
final class UploadSpeed {

  private static final int MEBIBYTES = 256;
  private static final List<Address> ON_THE_WAY =
      List.of(Address.GATEWAY, Address.UPLOAD, Address.S3);

  private final OwnStack stack;
  private final @Nullable OwnStack older;
  private final Path file;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<Address, Duration> processorTime = new TreeMap<>();

  /**
   * @param older of another revision; null if there is nothing to compare with
   */
  UploadSpeed(OwnStack stack, @Nullable OwnStack older) throws IOException {
    this.stack = stack;
    this.older = older;
    this.file = Noise.write(stack.data().folder("noise").resolve("noise.bin"), MEBIBYTES);
  }

  /** Prints a line for each round and the medians; the first round warms up and does not count. */
  void measure(int rounds) throws IOException, InterruptedException {
    List<Double> toDirect = new ArrayList<>();
    List<Double> toOlder = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      double direct = seconds(this::putDirectly);
      Map<Address, Duration> before = processorTimes();
      double through = upload(stack);
      Map<Address, Duration> after = processorTimes();
      double olderTime = older == null ? Double.NaN : upload(older);
      System.out.printf(
          "direct %.2f s, through the gateway %.2f s, %.2f times direct; older %.2f s%n",
          direct, through, through / direct, olderTime);
      if (round > 0) {
        toDirect.add(through / direct);
        toOlder.add(olderTime / through);
        after.forEach(
            (address, time) ->
                processorTime.merge(address, time.minus(before.get(address)), Duration::plus));
      }
    }
    System.out.printf("through the gateway: median %.2f times direct%n", Median.of(toDirect));
    if (older != null) {
      System.out.printf("older revision: median %.2f times as long%n", Median.of(toOlder));
    }
    processorTime.forEach(
        (address, time) ->
            System.out.printf(
                "%s: %.2f s of processor time per GiB%n",
                address.processName(), time.toMillis() / 1000.0 / rounds * 1024 / MEBIBYTES));
  }

  private static double upload(OwnStack stack, Path file) throws InterruptedException {
    long start = System.nanoTime();
    String id = stack.client().upload(file, "mp3", "ada@example.test").get("jobId").asString();
    double seconds = secondsSince(start);
    stack.awaitEnd(id);
    return seconds;
  }

  private double upload(OwnStack to) throws InterruptedException {
    return upload(to, file);
  }

  private void putDirectly() throws IOException, InterruptedException {
    HttpRequest put = HttpRequest.newBuilder(presigned()).PUT(BodyPublishers.ofFile(file)).build();
    HttpResponse<String> response = http.send(put, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(response.body());
    }
  }

  private URI presigned() {
    String secret = S3Server.secretAccessKey(new Secrets(stack.data()));
    try (S3Presigner presigner =
        S3Presigner.builder()
            .endpointOverride(stack.ports().url(Address.S3))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(S3Server.ACCESS_KEY_ID, secret)))
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .build()) {
      return URI.create(
          presigner
              .presignPutObject(
                  sign ->
                      sign.signatureDuration(Duration.ofMinutes(10))
                          .putObjectRequest(
                              put -> put.bucket(S3Server.BUCKET).key("raw/direct/source")))
              .url()
              .toString());
    }
  }

  private Map<Address, Duration> processorTimes() {
    Map<Address, Duration> times = new TreeMap<>();
    for (Address address : ON_THE_WAY) {
      ProcessHandle process = stack.process(address.processName());
      times.put(address, process.info().totalCpuDuration().orElse(Duration.ZERO));
    }
    return times;
  }

  private interface Step {
    void run() throws IOException, InterruptedException;
  }

  private static double seconds(Step step) throws IOException, InterruptedException {
    long start = System.nanoTime();
    step.run();
    return secondsSince(start);
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }
}
