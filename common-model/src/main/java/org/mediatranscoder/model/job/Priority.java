package org.mediatranscoder.model.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of the jobs of one account comes first, in that order; it changes nothing for others. */
public enum Priority {
  HIGH(1),
  NORMAL(0),
  LOW(-1);

  private final int urgency;

  Priority(int urgency) {
    this.urgency = urgency;
  }

  /** The higher one comes first; 0 is the usual one. */
  public int urgency() {
    return urgency;
  }

  /** As the API writes it: {@code high}, {@code normal} or {@code low}. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty if it is no {@link #word} of one. */
  public static Optional<Priority> of(String word) {
    return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  /** Above zero is high, below it low. */
  static Priority of(int urgency) {
    return urgency > 0 ? HIGH : urgency < 0 ? LOW : NORMAL;
  }

  /** All words that {@link #of(String)} knows. */
  public static List<String> words() {
    return Stream.of(values()).map(Priority::word).toList();
  }
}
