package org.mediatranscoder.transcoding.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.transcoding.failure.MissingStreamException;
import org.mediatranscoder.transcoding.probe.Disposition;
import org.mediatranscoder.transcoding.probe.MediaStream;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.SubtitleStream;

/** Which subtitles are taken. */
class SubtitlesTest {

  private static final SubtitleStream PICTURES = stream(0, "hdmv_pgs_subtitle", "eng", Set.of());
  private static final SubtitleStream FORCED =
      stream(1, "subrip", "ger", EnumSet.of(Disposition.FORCED));
  private static final SubtitleStream WHOLE = stream(2, "ass", "de-AT", Set.of());
  private static final SubtitleStream FRENCH =
      stream(3, "subrip", "fra", EnumSet.of(Disposition.DEFAULT));

  @Test
  void completeTextBeforeForcedTextAndTheDefaultBeforeAll() {
    assertThat(Subtitles.chosen(source(PICTURES, FORCED, WHOLE), null)).isEqualTo(WHOLE);
    assertThat(Subtitles.chosen(source(PICTURES, FORCED, WHOLE, FRENCH), null)).isEqualTo(FRENCH);
    assertThat(Subtitles.chosen(source(PICTURES, FORCED), null)).isEqualTo(FORCED);
  }

  @Test
  void aLanguageIsFoundHoweverItIsWritten() {
    assertThat(Subtitles.chosen(source(FRENCH, FORCED, WHOLE), "deu")).isEqualTo(WHOLE);
  }

  @Test
  void picturesOfTextAreNoText() {
    assertThatExceptionOfType(MissingStreamException.class)
        .isThrownBy(() -> Subtitles.chosen(source(PICTURES), null))
        .withMessageContaining("are pictures");
  }

  private static SubtitleStream stream(
      int index, String codec, String language, Set<Disposition> disposition) {
    return new SubtitleStream(index, codec, language, null, disposition);
  }

  private static Probe source(MediaStream... streams) {
    return new Probe("matroska,webm", null, null, true, List.of(streams), List.of(), 0, null, null);
  }
}
