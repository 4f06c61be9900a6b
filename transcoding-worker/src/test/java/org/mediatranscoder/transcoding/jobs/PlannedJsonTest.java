package org.mediatranscoder.transcoding.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.Samples;
import org.mediatranscoder.transcoding.Studio;
import org.mediatranscoder.transcoding.chunks.ChunkLengths;

/** What one worker has planned is what another one reads. */
class PlannedJsonTest {

  private static final ChunkLengths SHORT =
      new ChunkLengths(Duration.ofMillis(500), Duration.ofSeconds(1), 2);

  @TempDir Path sampleFolder;
  @TempDir Path directory;

  /** With audio whose loudness is measured, tags, chapters, and streams that are not used. */
  @Test
  void aPlanInChunksIsReadAsItWasWritten() throws Exception {
    Samples samples = new Samples(sampleFolder);
    Path tags =
        samples.text(
            "tags.txt",
            """
            ;FFMETADATA1
            title=Überraschung "1"
            [CHAPTER]
            TIMEBASE=1/1000
            START=0
            END=1500
            title=First
            """);
    Path source =
        samples.make(
            "tagged.mkv",
            "-f lavfi -i testsrc2=s=160x120:r=30000/1001:d=3 -f lavfi -i sine=r=48000:d=3 -i "
                + tags
                + " -map 0 -map 1 -map 1 -map_metadata 2 -c:v libx264 -preset ultrafast -g 15"
                + " -pix_fmt yuv420p -c:a aac -metadata:s:a:1 language=deu");
    TranscodeRequest request =
        new TranscodeRequest(
            "webm-720p",
            "ada@example.test",
            Map.of("loudness", "-16", "metadata", "keep", "chapters", "keep"));
    Studio studio = new Studio(directory);
    Planning.Planned planned =
        studio.planned(source, request).in(studio.shared(source, request, SHORT));
    assertThat(planned.plan().tags()).contains("Überraschung");
    assertThat(planned.input().level()).isNotNull();

    byte[] json = PlannedJson.write(planned);
    assertThat(PlannedJson.read(json)).isEqualTo(planned);
    assertThat(new String(json, StandardCharsets.UTF_8)).doesNotContain(directory.toString());
  }
}
