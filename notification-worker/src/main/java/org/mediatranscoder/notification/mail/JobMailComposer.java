package org.mediatranscoder.notification.mail;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mediatranscoder.model.job.JobFailure;
import org.mediatranscoder.model.job.OutputPackage;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.mail.Mailbox;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Finds the words: the same words for the same job, every time. */
@Component
class JobMailComposer {

  private final ITemplateEngine templates;
  private final DownloadAddresses addresses;
  private final MailPages pages;

  JobMailComposer(ITemplateEngine templates, DownloadAddresses addresses, MailPages pages) {
    this.templates = templates;
    this.addresses = addresses;
    this.pages = pages;
  }

  /**
   * @throws IllegalArgumentException if the job is neither COMPLETED nor FAILED
   */
  OutgoingMail compose(TranscodeJob job) {
    String fileName = fileName(job);
    return switch (job.status()) {
      case COMPLETED ->
          mail(job, "Ready: \"" + fileName + "\"", "completed", completed(job, fileName));
      case FAILED ->
          mail(job, "Not converted: \"" + fileName + "\"", "failed", failed(job, fileName));
      case PENDING, PROCESSING, CANCELLED ->
          throw new IllegalArgumentException("There is no mail about a " + job.status() + " job");
    };
  }

  /** Asks whether mails are welcome: the same words for everybody, and none of the account's. */
  OutgoingMail confirmation(TranscodeJob job) {
    Context words = new Context(Locale.ENGLISH);
    words.setVariable("link", pages.confirm(job).toString());
    return mail(job, "Do you want mails from Media Transcoder?", "confirm", words);
  }

  /**
   * Says that a webhook was switched off.
   *
   * @param host where it went
   */
  OutgoingMail webhookOff(String email, String webhook, String host) {
    Context words = new Context(Locale.ENGLISH);
    words.setVariable("host", host);
    URI stop = pages.stop(Mailbox.of(email));
    String subject = "Your webhook was switched off";
    words.setVariable("subject", subject);
    words.setVariable("stop", stop.toString());
    return new OutgoingMail(
        "webhook-" + webhook,
        email,
        subject,
        templates.process("mail/webhook-off.txt", words),
        templates.process("mail/webhook-off", words),
        stop);
  }

  private static String fileName(TranscodeJob job) {
    String name = job.source().fileName();
    return job.request().ownAddress() ? DisplayName.of(name) : DisplayName.withoutExtension(name);
  }

  private OutgoingMail mail(TranscodeJob job, String subject, String template, Context words) {
    URI stop = pages.stop(job);
    words.setVariable("subject", subject);
    words.setVariable("stop", stop.toString());
    return new OutgoingMail(
        "job-" + job.id() + "." + job.run(),
        job.request().email(),
        subject,
        templates.process("mail/" + template + ".txt", words),
        templates.process("mail/" + template, words),
        stop);
  }

  private Context completed(TranscodeJob job, String fileName) {
    Context words = words(fileName);
    words.setVariable("link", addresses.of(job).toString());
    Optional<OutputPackage> all = OutputPackage.of(job);
    words.setVariable("plays", all.isPresent());
    words.setVariable("larger", bytes(job, all) > job.source().sizeBytes());
    words.setVariable(
        "outputs",
        all.map(one -> List.of(Output.of(one)))
            .orElseGet(() -> job.renditions().stream().map(Output::of).toList()));
    return words;
  }

  private static long bytes(TranscodeJob job, Optional<OutputPackage> all) {
    return all.map(OutputPackage::sizeBytes)
        .orElseGet(() -> job.renditions().stream().mapToLong(Rendition::sizeBytes).sum());
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
  record Output(String name, String facts) {

    static Output of(Rendition made) {
      return new Output(DisplayName.of(made.fileName()), RenditionFacts.of(made));
    }

    /** The files of a package are of no use alone, so the mail names none of them. */
    static Output of(OutputPackage made) {
      return new Output(DisplayName.of(made.fileName()), RenditionFacts.of(made));
    }
  }
}
