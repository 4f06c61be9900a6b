package org.mediatranscoder.model.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputNameTest {

  @ParameterizedTest
  @CsvSource({
    "long.mp4, mp4-720p, mp4, long (720p).mp4",
    "long.mp4, webm-720p, webm, long (720p).webm",
    "long.mp4, mp3, mp3, long.mp3",
    "long.mp4, gif, gif, long.gif",
    "long.mp4, podcast, mp3, long (podcast).mp3",
  })
  void theNameSaysTheFormat(String source, String format, String extension, String name) {
    assertThat(OutputName.of(source, format, extension)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"song.mp3, song (mp3).mp3", "SONG.MP3, SONG (mp3).mp3"})
  void anOutputNeverHasTheNameOfItsSource(String source, String name) {
    assertThat(OutputName.of(source, "mp3", "mp3")).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "no ending, no ending.mp3",
    "Ferien am See.final.MOV, Ferien am See.final.mp3",
    "a:b.mov, a_b.mp3",
    "'a\"b\nc.mov', a_b_c.mp3",
    "'padded .mov', padded.mp3",
  })
  void theNameOfTheSourceIsKeptAsFarAsItIsAPlainOne(String source, String name) {
    assertThat(OutputName.of(source, "mp3", "mp3")).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {".ogg", ".hidden", "..mov", " .mov", "../../etc/passwd", "", "."})
  void aHiddenOrEmptyNameIsReplaced(String source) {
    assertThat(OutputName.of(source, "mp3", "mp3")).isEqualTo("media.mp3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "é", "映", "🎬"})
  void aLongNameIsCutBetweenCharactersSoThatFileSystemsTakeIt(String letter) {
    String name = OutputName.of(letter.repeat(255) + ".mov", "mp4-720p", "mp4");
    assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(225, 230);
    assertThat(name).matches("(" + letter + ")+ \\(720p\\)\\.mp4");
  }
}
