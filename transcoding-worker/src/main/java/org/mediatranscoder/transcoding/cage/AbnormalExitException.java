package org.mediatranscoder.transcoding.cage;

import java.util.Set;

/** A program of FFmpeg ended with an error; its diagnosis may tell why. */
public class AbnormalExitException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The program could not be started (126, 127), or it was ended by a signal (128 and more). */
  private static final Set<Integer> CRASHES =
      Set.of(126, 127, 128 + 4, 128 + 6, 128 + 7, 128 + 8, 128 + 9, 128 + 11, 128 + 15);

  /** SIGXFSZ of Linux: a write beyond the bound of the size of a file. */
  private static final int WROTE_TOO_MUCH = 128 + 25;

  private final int status;
  private final transient Diagnosis diagnosis;

  AbnormalExitException(int status, Diagnosis diagnosis) {
    super("Exit status " + status + "\n" + diagnosis.lastLines());
    this.status = status;
    this.diagnosis = diagnosis;
  }

  public boolean shows(Symptom symptom) {
    return diagnosis.shows(symptom);
  }

  /** Whether it wrote a file that is larger than one may be. */
  public boolean wroteTooMuch() {
    return status == WROTE_TOO_MUCH || shows(Symptom.OUTPUT_TOO_LARGE);
  }

  /** What the program logged. */
  public Diagnosis diagnosis() {
    return diagnosis;
  }

  /** Whether the program did not decide to end: it could not start, crashed, or was killed. */
  public boolean isCrash() {
    return CRASHES.contains(status) || shows(Symptom.CAGE_FAILED);
  }
}
