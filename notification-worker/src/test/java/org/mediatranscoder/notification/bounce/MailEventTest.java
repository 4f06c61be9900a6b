package org.mediatranscoder.notification.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailEventTest {

  private static final UUID JOB = UUID.randomUUID();
  private static final String REFERENCE = "job-" + JOB + ".2";

  @ParameterizedTest
  @CsvSource({
    "Permanent,BOUNCED_FOR_GOOD",
    "Transient,BOUNCED_FOR_NOW",
    "Undetermined,BOUNCED_FOR_NOW"
  })
  void aBounceNamesItsAddressAndItsJob(String type, MailEvent.Kind kind) {
    MailEvent event = MailEvent.read(SesEvents.bounce(type, "ada@example.test", REFERENCE));

    assertThat(event.kind()).isEqualTo(kind);
    assertThat(event.addresses()).containsExactly("ada@example.test");
    assertThat(event.job()).contains(JOB);
  }

  @Test
  void aComplaintNamesItsAddress() {
    MailEvent event = MailEvent.read(SesEvents.complaint("ada@example.test", REFERENCE));

    assertThat(event.kind()).isEqualTo(MailEvent.Kind.COMPLAINED);
    assertThat(event.addresses()).containsExactly("ada@example.test");
  }

  @Test
  void whatIsAboutNoAddressIsTakenAndForgotten() {
    assertThat(MailEvent.read(SesEvents.reject("ada@example.test", REFERENCE)).kind())
        .isEqualTo(MailEvent.Kind.OTHER);
    assertThat(
            MailEvent.read("Successfully validated SNS topic for Amazon SES event publishing.")
                .kind())
        .isEqualTo(MailEvent.Kind.OTHER);
  }

  @Test
  void aReferenceThatIsNotOursNamesNoJob() {
    assertThat(MailEvent.read(SesEvents.complaint("ada@example.test", "job-1.1")).job()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "[]",
        "{}",
        "{\"eventType\":\"Bounce\"}",
        "{\"eventType\":\"Complaint\",\"complaint\":{\"complainedRecipients\":[{}]}}"
      })
  void whatIsNoEventIsLeftToAPerson(String body) {
    assertThatThrownBy(() -> MailEvent.read(body)).isInstanceOf(UnreadableEventException.class);
  }
}
