package org.mediatranscoder.notification.mail;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.JobFailure;
import org.mediatranscoder.model.job.OutputPackage;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.mail.Mailbox;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Finds the words: the same words for the same job, all day. */
@Component
class JobMailComposer {

  private static final String BECAUSE_OF_AN_UPLOAD =
      "You get this mail because this address was given when the file was uploaded.";

  private final ITemplateEngine templates;
  private final DownloadAddresses downloads;
  private final JobLinks links;
  private final MailFacts facts;
  private final MailPages pages;
  private final MailPictures pictures;

  JobMailComposer(
      ITemplateEngine templates,
      DownloadAddresses downloads,
      JobLinks links,
      MailFacts facts,
      MailPages pages,
      MailPictures pictures) {
    this.templates = templates;
    this.downloads = downloads;
    this.links = links;
    this.facts = facts;
    this.pages = pages;
    this.pictures = pictures;
  }

  /**
   * @throws IllegalArgumentException if the job is neither COMPLETED nor FAILED
   */
  OutgoingMail compose(TranscodeJob job) {
    String fileName = fileName(job);
    return switch (job.status()) {
      case COMPLETED -> completedMail(job, fileName);
      case FAILED ->
          mail(job, "Not converted: \"" + fileName + "\"", "failed", failed(job, fileName), null);
      case PENDING, PROCESSING, CANCELLED ->
          throw new IllegalArgumentException("There is no mail about a " + job.status() + " job");
    };
  }

  /** Asks whether mails are welcome: the same words for everybody, and none of the account's. */
  OutgoingMail confirmation(TranscodeJob job) {
    Context words = words("This address was given by somebody who converts files.");
    words.setVariable("link", pages.confirm(job).toString());
    return mail(job, "Do you want mails from Media Transcoder?", "confirm", words, null);
  }

  /**
   * Says that a webhook was switched off.
   *
   * @param host where it went
   */
  OutgoingMail webhookOff(String email, String webhook, String host) {
    Context words = words("You get this mail because the webhook belongs to your account.");
    words.setVariable("host", host);
    return mail(
        "webhook-" + webhook,
        email,
        "Your webhook was switched off",
        "webhook-off",
        words,
        null,
        pages.stop(Mailbox.of(email)));
  }

  private static String fileName(TranscodeJob job) {
    String name = job.source().fileName();
    return job.request().ownAddress() ? DisplayName.of(name) : DisplayName.withoutExtension(name);
  }

  private OutgoingMail completedMail(TranscodeJob job, String fileName) {
    Context words = completed(job, fileName);
    MailPicture picture = pictures.of(job).orElse(null);
    if (picture != null) {
      words.setVariable("picture", picture.address());
    }
    return mail(job, "Ready: \"" + fileName + "\"", "completed", words, picture);
  }

  private OutgoingMail mail(
      TranscodeJob job,
      String subject,
      String template,
      Context words,
      @Nullable MailPicture picture) {
    return mail(
        "job-" + job.id() + "." + job.run(),
        job.request().email(),
        subject,
        template,
        words,
        picture,
        pages.stop(job));
  }

  private OutgoingMail mail(
      String reference,
      String to,
      String subject,
      String template,
      Context words,
      @Nullable MailPicture picture,
      URI stop) {
    words.setVariable("subject", subject);
    words.setVariable("stop", stop.toString());
    return new OutgoingMail(
        reference,
        to,
        subject,
        templates.process("mail/" + template + ".txt", words),
        templates.process(template + ".mjml", words),
        picture,
        stop);
  }

  private Context completed(TranscodeJob job, String fileName) {
    Context words = aboutJob(job, fileName);
    words.setVariable("link", downloads.of(job).toString());
    words.setVariable("plays", OutputPackage.of(job).filter(OutputPackage::plays).isPresent());
    words.setVariable("facts", facts.ofOutputs(job));
    Instant end = links.keptUntil(job);
    words.setVariable(
        "kept",
        end == null
            ? "The link works as long as we keep the file."
            : "The link works until " + FactWords.day(end) + ".");
    return words;
  }

  private Context failed(TranscodeJob job, String fileName) {
    Context words = aboutJob(job, fileName);
    words.setVariable("facts", facts.ofSource(job));
    words.setVariable(
        "reason",
        Optional.ofNullable(job.failure())
            .map(JobFailure::message)
            .orElse("It failed on our side, and we do not know why."));
    return words;
  }

  private Context aboutJob(TranscodeJob job, String fileName) {
    Context words = words(BECAUSE_OF_AN_UPLOAD);
    words.setVariable("fileName", fileName);
    links.page(job).ifPresent(page -> words.setVariable("page", page.toString()));
    links
        .deletion(job)
        .ifPresent(
            deletion -> {
              words.setVariable("delete", deletion.address().toString());
              words.setVariable("deleteUntil", FactWords.day(deletion.end()));
            });
    return words;
  }

  private static Context words(String why) {
    Context words = new Context(Locale.ENGLISH);
    words.setVariable("why", why);
    return words;
  }
}
