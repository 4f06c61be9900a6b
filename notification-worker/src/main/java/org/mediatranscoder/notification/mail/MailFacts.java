package org.mediatranscoder.notification.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mediatranscoder.model.job.OutputPackage;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.job.TranscodeJob;
import org.springframework.stereotype.Component;

/** What a mail says of a job in a table. What is not known is left out. */
@Component
class MailFacts {

  private final FormatNames formats;

  MailFacts(FormatNames formats) {
    this.formats = formats;
  }

  /** A line of the table, such as {@code Duration} and {@code 1:05}. */
  record Fact(String name, String value) {}

  /** Of a COMPLETED job: what was made. */
  List<Fact> ofOutputs(TranscodeJob job) {
    Optional<OutputPackage> together = OutputPackage.of(job);
    List<Rendition> files = job.renditions();
    List<Fact> facts = new ArrayList<>();
    facts.add(format(job));
    facts.add(new Fact(files.size() == 1 ? "File" : "Files", names(files, together)));
    facts.add(new Fact("Size", FactWords.sizes(job.source().sizeBytes(), MailFacts.bytes(files))));
    files.stream().findFirst().ifPresent(main -> addMedia(facts, main, together));
    return facts;
  }

  /** Of a FAILED job: what was asked for. */
  List<Fact> ofSource(TranscodeJob job) {
    return List.of(format(job), new Fact("Size", FactWords.size(job.source().sizeBytes())));
  }

  private Fact format(TranscodeJob job) {
    return new Fact("Format", formats.of(job.request().format()));
  }

  private static long bytes(List<Rendition> files) {
    return files.stream().mapToLong(Rendition::sizeBytes).sum();
  }

  /** The files of a package are of no use alone, so none of them is named. */
  private static String names(List<Rendition> files, Optional<OutputPackage> together) {
    return together
        .map(one -> DisplayName.of(one.fileName()))
        .orElseGet(
            () ->
                files.stream()
                    .map(file -> DisplayName.of(file.fileName()))
                    .collect(Collectors.joining(", ")));
  }

  private static void addMedia(List<Fact> facts, Rendition main, Optional<OutputPackage> together) {
    if (main.duration() != null) {
      facts.add(new Fact("Duration", FactWords.length(main.duration())));
    }
    if (main.width() != null && main.height() != null) {
      long sizes = together.map(OutputPackage::variants).orElse(1L);
      String pixels = main.width() + " × " + main.height() + " pixels";
      facts.add(new Fact("Picture", sizes > 1 ? pixels + ", in " + sizes + " sizes" : pixels));
    }
  }
}
