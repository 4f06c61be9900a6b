package org.mediatranscoder.transcoding.cage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FfmpegAbilitiesTest {

  @Test
  void theListingsOfARealFfmpegAreRead() {
    FfmpegAbilities abilities = FfmpegAbilities.of(CageForTests.ffmpeg());
    assertThat(abilities.encoders())
        .contains("libx264", "libvpx-vp9", "aac", "libopus", "libmp3lame", "pcm_s16le", "gif")
        .doesNotContain("h264", "encoders");
    assertThat(abilities.muxers())
        .contains("mp4", "webm", "mp3", "wav", "gif", "stream_segment")
        .doesNotContain("concat");
  }

  @Test
  void whetherItReadsPicturesOfTilesIsTried() {
    Ffmpeg real = CageForTests.ffmpeg();
    assertThat(FfmpegAbilities.of(real).heif()).isEqualTo(!real.version().startsWith("5."));
  }

  @Test
  void aProgramThatListsNothingIsNoFfmpeg() {
    Ffmpeg silent = new Ffmpeg(Path.of("/bin/true"), Path.of("/bin/true"), "5.1");
    assertThatExceptionOfType(FfmpegMissingException.class)
        .isThrownBy(() -> FfmpegAbilities.of(silent))
        .withMessageContaining("lists nothing for -encoders");
  }
}
