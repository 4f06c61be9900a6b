package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.transcoding.failure.MissingStreamException;
import org.mediatranscoder.transcoding.failure.NotMediaException;

/** A failure says what is true of the file. */
class ReasonsTest extends StudioTest {

  @ParameterizedTest
  @CsvSource({
    "photo.jpg, JPEG",
    "photo.png, PNG",
    "photo.webp, WebP",
    "photo.avif, AVIF",
  })
  void aPictureIsToldWhichFormatsTakeIt(String name, String kind) {
    for (String format : List.of("mp4-480p", "mp3", "gif", "original", "adaptive", "vtt")) {
      assertThatExceptionOfType(NotMediaException.class)
          .as(format)
          .isThrownBy(() -> studio.encode(awkward.picture(name), format))
          .withMessageStartingWith("This is a picture (" + kind + "), and ")
          .withMessageEndingWith("The formats for still pictures take it.");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "photo.tiff, TIFF or raw",
    "photo.bmp, BMP",
    "photo.jp2, JPEG 2000",
  })
  void aPictureThatIsNotReadIsCalledAPicture(String name, String kind) {
    assertPicture(awkward.picture(name), kind);
  }

  /** As of a telephone, with nothing in it. */
  @Test
  void aHeicPhotoIsCalledAPicture() {
    Path photo =
        samples.text(
            "photo.heic",
            "\0\0\0\030ftypheic\0\0\0\0mif1heic\0\0\0\010meta\0\0\0\154mdat" + "x".repeat(100));
    assertPicture(photo, "HEIC");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp4-480p", "mp3"})
  void anUnknownAudioCodecIsNamed(String format) {
    assertThatExceptionOfType(MissingStreamException.class)
        .isThrownBy(() -> studio.encode(awkward.unknownAudioCodec(), format))
        .withMessage("We cannot read the audio of this file (apac).");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wav", "mp3"})
  void aWavWithoutSamplesHasNoAudio(String format) {
    assertThatExceptionOfType(MissingStreamException.class)
        .isThrownBy(() -> studio.encode(awkward.noSamples(), format))
        .withMessage("The file is empty: it has no audio and no video.");
  }

  private void assertPicture(Path file, String kind) {
    assertThatExceptionOfType(NotMediaException.class)
        .isThrownBy(() -> studio.encode(file, "mp4-480p"))
        .withMessage("This is a picture (" + kind + ") that we cannot read.");
  }
}
