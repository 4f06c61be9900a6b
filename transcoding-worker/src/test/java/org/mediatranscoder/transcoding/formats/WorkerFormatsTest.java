package org.mediatranscoder.transcoding.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.catalogue.Catalogue;
import org.mediatranscoder.model.format.MediaFormat;
import org.mediatranscoder.transcoding.cage.CageForTests;
import org.mediatranscoder.transcoding.cage.FfmpegAbilities;

class WorkerFormatsTest {

  private static final FfmpegAbilities ALL = FfmpegAbilities.of(CageForTests.ffmpeg());

  @Test
  void everyFormatOfTheCatalogueIsMade() {
    WorkerFormats formats = new WorkerFormats(ALL, OutputFormats.bundled());
    assertThat(formats.missing()).isEmpty();
    assertThat(formats.made()).isEqualTo(Catalogue.bundled().formats());
  }

  @ParameterizedTest
  @CsvSource({
    "libx265, hevc-1080p",
    "libmp3lame, mp3",
    "gif, gif",
    "libwebp, poster-webp",
    "libaom-av1, poster-avif"
  })
  void aFormatWhoseEncoderIsNotThereIsMissing(String encoder, String format) {
    WorkerFormats formats =
        new WorkerFormats(
            new FfmpegAbilities(without(ALL.encoders(), encoder), ALL.muxers(), true),
            OutputFormats.bundled());
    assertThat(formats.missing()).containsExactly(format);
    assertThat(formats.made().formats())
        .extracting(MediaFormat::id)
        .contains("mp4-720p")
        .doesNotContain(format);
  }

  @Test
  void allFormatsOfAContainerThatCannotBeWrittenAreMissing() {
    WorkerFormats formats =
        new WorkerFormats(
            new FfmpegAbilities(ALL.encoders(), without(ALL.muxers(), "mp4"), true),
            OutputFormats.bundled());
    assertThat(formats.missing())
        .containsExactlyInAnyOrder(
            "adaptive",
            "mp4-480p",
            "mp4-720p",
            "mp4-1080p",
            "mp4-1440p",
            "mp4-2160p",
            "mp4-chat",
            "hevc-1080p",
            "av1-1080p");
  }

  @ParameterizedTest
  @CsvSource({"avif, poster-avif", "gif, gif"})
  void aPictureWhoseKindOfFileCannotBeWrittenIsMissing(String muxer, String format) {
    WorkerFormats formats =
        new WorkerFormats(
            new FfmpegAbilities(ALL.encoders(), without(ALL.muxers(), muxer), true),
            OutputFormats.bundled());
    assertThat(formats.missing()).containsExactly(format);
  }

  private static Set<String> without(Set<String> names, String name) {
    return names.stream()
        .filter(each -> !each.equals(name))
        .collect(java.util.stream.Collectors.toSet());
  }
}
