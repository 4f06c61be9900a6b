import client.ApiClient;
import client.ApiException;
import client.api.FormatsApi;
import client.api.JobsApi;
import client.model.DownloadUrl;
import client.model.Estimate;
import client.model.Job;
import client.model.JobDetails;
import client.model.JobStatus;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A program that uses the generated client: from a file to its output. */
public final class Journey {

  private Journey() {}

  /** Downloads the output of the clip to the target. */
  public static Path run(String gateway, String token, Path clip, Path target) throws Exception {
    ApiClient http = new ApiClient();
    http.updateBaseUri(gateway);
    http.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
    JobsApi jobs = new JobsApi(http);

    refuses(jobs, clip);
    estimate(new FormatsApi(http));
    UUID id = upload(jobs, clip, "mp3", "{\"metadata\":\"keep\"}").getJobId();
    Job ended = awaitEnd(jobs, id);
    JobDetails details = jobs.getJob(id);
    if (ended.getStatus() != JobStatus.COMPLETED
        || !details.getEmail().equals("generated@example.test")
        || jobs.listJobs(1, null, JobStatus.COMPLETED).getJobs().isEmpty()) {
      throw new IllegalStateException(ended + " " + details);
    }
    DownloadUrl url = jobs.downloadOutput(id, "attachment");
    HttpRequest fetch = HttpRequest.newBuilder(url.getUrl()).build();
    return HttpClient.newHttpClient().send(fetch, HttpResponse.BodyHandlers.ofFile(target)).body();
  }

  /** Two seconds of uncompressed stereo at 48 kHz. */
  private static void estimate(FormatsApi formats) throws ApiException {
    Estimate wav =
        formats
            .estimate(1000L, "wav", null, 2.0, null, null, null, "none", null)
            .getEstimates()
            .getFirst()
            .getEstimate();
    if (wav.getSizeBytes().getLow() > 384_000 || wav.getSizeBytes().getHigh() < 384_000) {
      throw new IllegalStateException(wav.toString());
    }
  }

  private static Job upload(JobsApi jobs, Path clip, String format, String options)
      throws ApiException {
    return jobs.upload(format, "generated@example.test", clip.toFile(), null, options, null, null);
  }

  private static void refuses(JobsApi jobs, Path clip) {
    try {
      upload(jobs, clip, "vhs", null);
      throw new IllegalStateException("vhs is no format");
    } catch (ApiException refused) {
      if (refused.getCode() != 400 || !refused.getResponseBody().contains("format-unknown")) {
        throw new IllegalStateException(refused);
      }
    }
  }

  private static Job awaitEnd(JobsApi jobs, UUID id) throws Exception {
    Instant limit = Instant.now().plus(Duration.ofMinutes(1));
    Job job = jobs.getStatus(id);
    while (job.getEndedAt() == null && Instant.now().isBefore(limit)) {
      Thread.sleep(200);
      job = jobs.getStatus(id);
    }
    return job;
  }
}
