package org.mediatranscoder.gateway.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayNameTest {

  @ParameterizedTest
  @CsvSource({
    "holiday.mov, holiday.mov",
    "C:\\films\\holiday.mov, holiday.mov",
    "../../etc/passwd, passwd",
    "'été à la mer.mov', 'été à la mer.mov'",
    "say %22hi%22.mov, say \"hi\".mov",
    "say \\\"hi\\\".mov, say \"hi\".mov",
    "a%0D%0Ab.mov, ab.mov",
    "'', upload",
    "'  ', upload",
    "'..', upload",
    "films/, upload",
  })
  void onlyTheNameIsLeft(String sent, String shown) {
    assertThat(DisplayName.of(sent)).isEqualTo(shown);
  }

  @Test
  void aPartWithoutANameIsCalledUpload() {
    assertThat(DisplayName.of(null)).isEqualTo("upload");
  }

  @Test
  void whatNobodySeesIsTakenOut() {
    assertThat(DisplayName.of("photo\u202egpj.exe\u0000\u2028")).isEqualTo("photogpj.exe");
  }

  @Test
  void aLongNameKeepsItsExtensionAndItsWholeCharacters() {
    String name = DisplayName.of("x" + "😀".repeat(200) + ".mov");

    assertThat(name).hasSizeLessThanOrEqualTo(255).endsWith("😀.mov");
  }
}
