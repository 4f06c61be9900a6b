package org.mediatranscoder.localstack.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.localstack.settings.CommandFailedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProbedTest {

  @TempDir Path folder;

  @Test
  void theGeneratedClipHasPictureAndAudio() throws Exception {
    Path clip = MediaFile.generated(folder.resolve("clip.mp4"), 1);
    Probed probed = MediaFile.probe(clip);
    assertThat(probed.describe()).startsWith("h264 1280x720, aac, 1.0 s, ");
    assertThatCode(() -> probed.requireSameAs(output(Files.size(clip), 1280)))
        .doesNotThrowAnyException();
  }

  @Test
  void aJobThatSaysSomethingElseIsFoundOut() throws Exception {
    Path clip = MediaFile.generated(folder.resolve("clip.mp4"), 1);
    Probed probed = MediaFile.probe(clip);
    long size = Files.size(clip);
    assertThatThrownBy(() -> probed.requireSameAs(output(size + 1, 1280)))
        .isInstanceOf(CommandFailedException.class);
    assertThatThrownBy(() -> probed.requireSameAs(output(size, 640)))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("h264 1280x720");
  }

  @Test
  void whatFfmpegCannotMeasureIsBelieved() {
    JsonNode animation =
        JsonMapper.shared()
            .readTree(
                "{\"streams\":[{\"codec_name\":\"webp\",\"width\":0,\"height\":0}],\"format\":{\"size\":\"9\"}}");
    Probed probed = new Probed(animation);
    assertThatCode(() -> probed.requireSameAs(output(9, 640))).doesNotThrowAnyException();
    assertThat(probed.describe()).isEqualTo("webp, 9 bytes");
  }

  @Test
  void aFileThatIsNoMediaIsSaidToBeNone() throws Exception {
    Path text = Files.writeString(folder.resolve("text.mp4"), "no media");
    assertThatThrownBy(() -> MediaFile.probe(text)).isInstanceOf(CommandFailedException.class);
  }

  private static JsonNode output(long size, int width) {
    return JsonMapper.shared()
        .readTree(
            "{\"sizeBytes\":%d,\"durationSeconds\":1.0,\"width\":%d,\"height\":720}"
                .formatted(size, width));
  }
}
