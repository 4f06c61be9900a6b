package org.mediatranscoder.localstack.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mediatranscoder.localstack.identity.IdentityProvider;
import org.mediatranscoder.localstack.settings.CommandFailedException;
import org.mediatranscoder.localstack.supervise.Waiting;
import tools.jackson.databind.JsonNode;

/** One file all the way: sent, watched, mailed, downloaded. */
public final class Journey {

  private static final Duration JOB_LIMIT = Duration.ofHours(2);
  private static final Duration MAIL_LIMIT = Duration.ofSeconds(90);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]+/d/[A-Za-z0-9_-]+");

  private final TranscoderClient client;
  private final Consumer<String> progress;

  /**
   * @param progress gets a line for each thing that happens
   */
  public Journey(TranscoderClient client, Consumer<String> progress) {
    this.client = client;
    this.progress = progress;
  }

  /**
   * The output.
   *
   * @param output first output of the job, as the API shows it
   * @param file where it was saved
   * @param link that was mailed
   */
  public record Result(String jobId, JsonNode output, Path file, URI link) {

    /**
     * Whether it is a package in an archive; if it has a playlist, the link plays it in a browser.
     */
    public boolean isPackage() {
      return output.get("contentType").asString().equals("application/zip");
    }
  }

  /**
   * @param folder gets the output
   * @throws CommandFailedException if the job does not end COMPLETED, or no mail comes
   */
  public Result make(Path source, String format, Path folder) {
    progress.accept("Sending   %s as %s".formatted(source, format));
    String jobId =
        client.upload(source, format, IdentityProvider.ADA.email()).get("jobId").asString();
    progress.accept("Accepted  job " + jobId);
    JsonNode outputs = watch(jobId).get("outputs");
    JsonNode output = outputs.get(0);
    URI link = link(jobId, media(outputs));
    String name = Path.of(output.get("fileName").asString()).getFileName().toString();
    Path file = folder.resolve(jobId.substring(0, 8) + "-" + name);
    client.download(link, file);
    return new Result(jobId, output, file, link);
  }

  private JsonNode watch(String jobId) {
    long deadline = System.nanoTime() + JOB_LIMIT.toNanos();
    String last = "";
    while (System.nanoTime() < deadline) {
      JsonNode job = client.status(jobId);
      String milestone = milestone(job);
      if (!milestone.equals(last)) {
        progress.accept(line(job));
        last = milestone;
      }
      String status = job.get("status").asString();
      if (status.equals("COMPLETED")) {
        return job;
      }
      if (status.equals("FAILED") || status.equals("CANCELLED")) {
        throw new CommandFailedException(
            "The job is %s: %s"
                .formatted(
                    status, job.path("failure").path("message").asString("no reason given")));
      }
      Waiting.pause(PAUSE);
    }
    throw new CommandFailedException("The job did not end within " + JOB_LIMIT);
  }

  /** What follows the link of a package to lead to one of its files; nothing for a file. */
  private static String media(JsonNode outputs) {
    return outputs
        .valueStream()
        .filter(output -> Set.of("variant", "sprite").contains(output.get("role").asString()))
        .findFirst()
        .map(output -> "/" + output.get("name").asString())
        .orElse("");
  }

  private URI link(String jobId, String media) {
    long deadline = System.nanoTime() + MAIL_LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      for (JsonNode mail : client.mails()) {
        Optional<URI> link = linkIn(mail, jobId, media);
        if (link.isPresent()) {
          progress.accept("Mail      \"%s\"".formatted(mail.get("subject").asString()));
          progress.accept("Its link  " + link.get());
          return link.get();
        }
      }
      Waiting.pause(PAUSE);
    }
    throw new CommandFailedException("No mail came within %d s".formatted(MAIL_LIMIT.toSeconds()));
  }

  /** The link in this mail, if it leads to the outputs of this job. */
  private Optional<URI> linkIn(JsonNode mail, String jobId, String media) {
    Matcher matcher = LINK.matcher(mail.get("text").asString() + " " + mail.get("html").asString());
    return matcher.find()
        ? Optional.of(URI.create(matcher.group()))
            .filter(client::isOurs)
            .filter(link -> leadsTo(jobId, URI.create(link + media)))
        : Optional.empty();
  }

  private boolean leadsTo(String jobId, URI file) {
    return client.target(file).getPath().contains(jobId);
  }

  /** The same for two states of a job that are not worth a line each. */
  private static String milestone(JsonNode job) {
    return "%s %s %d"
        .formatted(
            job.get("status").asString(),
            job.path("stage").asString(""),
            (int) job.path("percent").asDouble(0) / 10);
  }

  /** How far a job is. */
  private static String line(JsonNode job) {
    String line =
        "%-11s".formatted(job.get("status").asString())
            + part("%s", job.path("stage"))
            + part("%.0f %%", job.path("percent"))
            + part("%.1f times real time", job.path("speed"))
            + part("about %.0f s left", job.path("etaSeconds"))
            + part("number %.0f in the queue", job.path("queuePosition"));
    return line.strip();
  }

  private static String part(String format, JsonNode value) {
    Object shown = value.isNumber() ? value.asDouble() : value.asString("");
    return "".equals(shown) ? "" : format.formatted(shown) + "  ";
  }
}
