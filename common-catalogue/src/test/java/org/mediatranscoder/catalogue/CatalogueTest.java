package org.mediatranscoder.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.model.format.FormatCatalogue;
import org.mediatranscoder.model.format.MediaFormat;
import org.mediatranscoder.model.format.MediaKind;
import org.mediatranscoder.model.format.OptionsSchema;
import org.mediatranscoder.model.format.StreamKind;

class CatalogueTest {

  private static final String VALID =
      """
      options:
        metadata:
          type: string
          title: Tags
          description: Of the source.
          enum: [remove, keep]
          default: remove
        quality:
          type: integer
          title: Quality
          description: Higher is better.
          minimum: 1
          maximum: 9
          default: 5
      formats:
        - id: mp3
          name: MP3
          description: Audio.
          purpose: AUDIO
          kind: AUDIO
          extension: mp3
          contentType: audio/mpeg
          needs: [AUDIO]
          options: [quality, metadata]
          recipe:
            makes: audio
            container: MP3
            audio: {codec: mp3, quality: 2}
      """;

  @Test
  void theFileOfThisReleaseIsReadInItsOrder() {
    assertThat(Catalogue.bundled().formats().formats())
        .extracting(MediaFormat::id)
        .startsWith("mp4-720p")
        .contains("webm-720p", "mp3", "gif");
    assertThat(Catalogue.bundled().find("mp4-720p").orElseThrow().format())
        .satisfies(format -> assertThat(format.kind()).isEqualTo(MediaKind.VIDEO))
        .satisfies(format -> assertThat(format.needs()).containsExactly(StreamKind.VIDEO))
        .extracting(MediaFormat::contentType)
        .isEqualTo("video/mp4");
  }

  @Test
  void aFormatIsReadWithAllThatItSays() {
    assertThat(read(VALID).formats())
        .singleElement()
        .extracting(MediaFormat::name)
        .isEqualTo("MP3");
  }

  @Test
  void theOptionsOfAFormatAreReadInItsOrder() {
    OptionsSchema options = read(VALID).find("mp3").orElseThrow().options();
    assertThat(options.properties().keySet()).containsExactly("quality", "metadata");
    assertThat(options.option("quality").allowed()).isEqualTo("1 to 9");
    assertThat(
            Catalogue.bundled().find("gif").orElseThrow().format().options().properties().keySet())
        .containsExactly(
            "trimStart", "trimEnd", "rotate", "cropLeft", "cropRight", "cropTop", "cropBottom");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind: AUDIO|kind: FILM",
        "kind: AUDIO|",
        "id: mp3|id:",
        "extension: mp3|extensions: mp3",
        "name: MP3|id: mp4",
        "needs: [AUDIO]|needs: [AUDIO, SMELL]",
        "formats:|format:",
        "options: [quality|options: [qualities",
        "options: [quality, metadata]|",
        "type: string|type: text",
        "default: remove|default: loose",
        "enum: [remove, keep]|",
        "maximum: 9|maximum: 3",
        "minimum: 1|",
        "purpose: AUDIO|purpose: FUN",
        "makes: audio|makes: noise",
        "container: MP3|container: MP4",
        "quality: 2}|quality: 10}",
        "quality: 2}|}",
        "codec: mp3, quality: 2|codec: opus, kbps: 128",
        "codec: mp3, quality: 2|codec: mp3, quality: 2, arguments: -y"
      })
  void aTypingErrorIsFoundAtTheStart(String mistake) {
    String[] change = mistake.split("\\|", -1);
    assertThatThrownBy(() -> read(VALID.replace(change[0], change[1])))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void twoFormatsOfOneIdAreFoundAtTheStart() {
    String twice = VALID + VALID.substring(VALID.indexOf("  - id"));
    assertThatThrownBy(() -> read(twice)).hasMessageContaining("two formats mp3");
  }

  @Test
  void anOperatorAddsAFolderOfPresets(@TempDir Path folder) throws IOException {
    String own =
        VALID.replace("id: mp3", "id: mp3-best").replace("[quality, metadata]", "[chapters]");
    Files.writeString(folder.resolve("audio.yaml"), own);
    Files.writeString(folder.resolve("notes.txt"), "no preset");

    Catalogue catalogue = Catalogue.withFolder(folder);

    assertThat(catalogue.find("mp3")).isPresent();
    assertThat(catalogue.find("mp3-best").orElseThrow().recipe())
        .isEqualTo(new Recipe.OfAudio(Container.MP3, new AudioSettings.Mp3(2)));
    assertThat(catalogue.formats().find("mp3-best").orElseThrow().options().properties())
        .containsOnlyKeys("chapters");
  }

  @Test
  void aFolderWithAMistakeOrATakenIdStopsTheService(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("audio.yaml");
    Files.writeString(file, VALID);
    assertThatThrownBy(() -> Catalogue.withFolder(folder)).hasMessageContaining("two formats mp3");
    Files.writeString(file, VALID.replace("kind:", "sort:"));
    assertThatThrownBy(() -> Catalogue.withFolder(folder)).hasMessageContaining("audio.yaml");
    assertThatThrownBy(() -> Catalogue.withFolder(folder.resolve("nowhere")))
        .hasMessageContaining("nowhere");
  }

  private static FormatCatalogue read(String yaml) {
    return Catalogue.of(
            CatalogueReader.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))))
        .formats();
  }
}
