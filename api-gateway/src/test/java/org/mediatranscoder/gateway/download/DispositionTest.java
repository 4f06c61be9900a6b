package org.mediatranscoder.gateway.download;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DispositionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clip.mp4 | clip.mp4 | clip.mp4",
        "my clip.mp4 | my clip.mp4 | my%20clip.mp4",
        "été.mp4 | ete.mp4 | %C3%A9t%C3%A9.mp4",
        "100%.mp4 | 100_.mp4 | 100%25.mp4",
        "a\"; x=\"b.mp4 | a_; x=_b.mp4 | a%22%3B%20x%3D%22b.mp4",
        "映画.mp4 | __.mp4 | %E6%98%A0%E7%94%BB.mp4",
        "a*b+c.mp4 | a*b+c.mp4 | a%2Ab%2Bc.mp4",
      })
  void everyNameFitsIntoTheHeader(String name, String ascii, String encoded) {
    assertThat(Disposition.INLINE.header(name))
        .isEqualTo("inline; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded);
  }
}
