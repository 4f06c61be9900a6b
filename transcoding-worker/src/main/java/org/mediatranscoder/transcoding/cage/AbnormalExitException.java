package org.mediatranscoder.transcoding.cage;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program of FFmpeg ended with an error; its diagnosis may tell why. */
public class AbnormalExitException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Jaffree tells the status in its message only. */
  private static final Pattern STATUS = Pattern.compile("non-zero status: (\\d+)");

  /** The program could not be started (126, 127), or it was ended by a signal (128 and more). */
  private static final Set<Integer> CRASHES =
      Set.of(125, 126, 127, 128 + 4, 128 + 6, 128 + 7, 128 + 8, 128 + 9, 128 + 11, 128 + 15);

  private final transient Diagnosis<?> diagnosis;

  AbnormalExitException(Diagnosis<?> diagnosis, Throwable cause) {
    super(cause.getMessage() + "\n" + diagnosis.lastLines(), cause);
    this.diagnosis = diagnosis;
  }

  public boolean shows(Symptom symptom) {
    return diagnosis.shows(symptom);
  }

  /** Whether the program did not decide to end: it could not start, crashed, or was killed. */
  public boolean isCrash() {
    Matcher status = STATUS.matcher(String.valueOf(getMessage()));
    return status.find() && CRASHES.contains(Integer.parseInt(status.group(1)));
  }
}
