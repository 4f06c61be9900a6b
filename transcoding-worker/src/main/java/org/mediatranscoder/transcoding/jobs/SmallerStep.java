package org.mediatranscoder.transcoding.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.mediatranscoder.model.format.Purpose;
import org.mediatranscoder.transcoding.encode.Encoded;
import org.mediatranscoder.transcoding.encode.Encoder;
import org.mediatranscoder.transcoding.failure.PermanentFailure;
import org.mediatranscoder.transcoding.plan.Plan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps the streams of the source where a format that is meant to be smaller made a larger file of
 * them, and they may be in its container.
 */
@Component
class SmallerStep {

  private static final Logger log = LoggerFactory.getLogger(SmallerStep.class);

  private final PlanStep planning;
  private final Encoder encoder;

  SmallerStep(PlanStep planning, Encoder encoder) {
    this.planning = planning;
    this.encoder = encoder;
  }

  /** What was made, or the smaller copy in its place. */
  Encoded run(Attempt attempt, Planning.Planned planned, Encoded made) throws InterruptedException {
    if (attempt.format().entry().purpose() != Purpose.SMALLER || !isLarger(attempt, made)) {
      return made;
    }
    Optional<Plan> copy = planning.copied(attempt, planned);
    return copy.isPresent() ? smaller(attempt, copy.get(), made) : made;
  }

  private static boolean isLarger(Attempt attempt, Encoded made) {
    return size(attempt.directory().resolve(attempt.output(made.plan().main())))
        >= size(attempt.directory().resolve(Attempt.SOURCE));
  }

  private Encoded smaller(Attempt attempt, Plan copy, Encoded made) throws InterruptedException {
    String name = "copy." + attempt.format().entry().extension();
    Path file = attempt.directory().resolve(name);
    Path output = attempt.directory().resolve(attempt.output(made.plan().main()));
    try {
      Encoded copied =
          encoder.encode(
              attempt.directory(),
              Attempt.SOURCE,
              List.of(name),
              copy,
              progress -> attempt.report().at(attempt.estimate().transcoded()));
      if (size(file) >= size(output)) {
        return made;
      }
      Files.move(file, output, StandardCopyOption.REPLACE_EXISTING);
      log.info("The source is copied, as its encode is larger");
      return copied;
    } catch (PermanentFailure unfit) {
      log.info("The larger encode is kept: {}", unfit.getMessage());
      return made;
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
