package org.mediatranscoder.transcoding.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputNameTest {

  @ParameterizedTest
  @CsvSource({
    "holiday.mov, holiday.mp4",
    "no ending, no ending.mp4",
    "Ferien am See.final.MOV, Ferien am See.final.mp4",
    "../../etc/passwd, media.mp4",
    ".hidden, media.mp4",
    "'', media.mp4",
    "'a\"b\nc.mov', a_b_c.mp4",
  })
  void theNameOfTheSourceIsKeptAsFarAsItIsAPlainOne(String source, String name) {
    assertThat(OutputName.of(source, "mp4")).isEqualTo(name);
  }

  @Test
  void aLongNameIsCut() {
    assertThat(OutputName.of("🎬".repeat(300) + ".mov", "mp4"))
        .isEqualTo("🎬".repeat(120) + ".mp4");
  }
}
