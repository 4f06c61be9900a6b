package org.mediatranscoder.notification.mail;

import java.util.Locale;
import java.util.Optional;
import org.mediatranscoder.model.job.JobFailure;
import org.mediatranscoder.model.job.TranscodeJob;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Finds the words: the same words for the same job, every time. */
@Component
class JobMailComposer {

  private final ITemplateEngine templates;
  private final DownloadAddresses addresses;

  JobMailComposer(ITemplateEngine templates, DownloadAddresses addresses) {
    this.templates = templates;
    this.addresses = addresses;
  }

  /**
   * @throws IllegalArgumentException if the job is neither COMPLETED nor FAILED
   */
  JobMail compose(TranscodeJob job) {
    String fileName = DisplayName.of(job.source().fileName());
    return switch (job.status()) {
      case COMPLETED -> mail(job, "Ready: " + fileName, "completed", completed(job, fileName));
      case FAILED -> mail(job, "Not converted: " + fileName, "failed", failed(job, fileName));
      case PENDING, PROCESSING, CANCELLED ->
          throw new IllegalArgumentException("There is no mail about a " + job.status() + " job");
    };
  }

  private JobMail mail(TranscodeJob job, String subject, String template, Context words) {
    words.setVariable("subject", subject);
    return new JobMail(
        "job-" + job.id() + "." + job.run(),
        job.request().email(),
        subject,
        templates.process("mail/" + template + ".txt", words),
        templates.process("mail/" + template, words));
  }

  private Context completed(TranscodeJob job, String fileName) {
    Context words = words(fileName);
    words.setVariable("link", addresses.of(job).toString());
    words.setVariable(
        "outputs",
        job.renditions().stream()
            .map(out -> new Output(DisplayName.of(out.fileName()), RenditionFacts.of(out)))
            .toList());
    return words;
  }

  private static Context failed(TranscodeJob job, String fileName) {
    Context words = words(fileName);
    words.setVariable(
        "reason",
        Optional.ofNullable(job.failure())
            .map(JobFailure::message)
            .orElse("It failed on our side, and we do not know why."));
    return words;
  }

  private static Context words(String fileName) {
    Context words = new Context(Locale.ENGLISH);
    words.setVariable("fileName", fileName);
    return words;
  }

  /** One line about an output file. */
  record Output(String name, String facts) {}
}
