package org.mediatranscoder.web.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressesTest {

  private final EmailAddresses addresses =
      new EmailAddresses(Validation.buildDefaultValidatorFactory().getValidator());

  @ParameterizedTest
  @CsvSource({
    "ada@example.test, ada@example.test",
    "Ada+tag@Example.Test, Ada+tag@Example.Test",
    "ada@b\u00fccher.example, ada@xn--bcher-kva.example",
    "ada@B\u00dcCHER.example, ada@xn--bcher-kva.example",
    "ada@xn--bcher-kva.example, ada@xn--bcher-kva.example",
    "ada@\u4f8b\u3048.\u30c6\u30b9\u30c8, ada@xn--r8jz45g.xn--zckzah",
  })
  void theDomainTravelsInAscii(String typed, String sent) {
    assertThat(addresses.asSent(typed)).contains(sent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0161ada@example.test",
        "jos\u00e9@example.test",
        "ada@stra\u00dfe.example",
        "ada@\u03bb\u03cc\u03b3\u03bf\u03c2.example",
        "ada@a\u200db.example",
        "ada@\ud800.example",
        "ada",
        "ada@localhost",
      })
  void whatWouldReachSomebodyElseOrNobodyIsNoAddress(String typed) {
    assertThat(addresses.asSent(typed)).isEmpty();
  }

  @Test
  void theLengthIsThatOfTheAddressAsItTravels() {
    String domain = "\u00fc".repeat(10) + ".";
    assertThat(addresses.asSent("ada@" + domain.repeat(15) + "example")).isEmpty();
  }
}
