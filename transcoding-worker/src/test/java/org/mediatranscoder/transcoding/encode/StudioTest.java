package org.mediatranscoder.transcoding.encode;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.transcoding.AwkwardSources;
import org.mediatranscoder.transcoding.ManyStreams;
import org.mediatranscoder.transcoding.Samples;
import org.mediatranscoder.transcoding.Studio;

/** Samples for all tests of one class, and a studio for each test. */
@ExtendWith(FirstRows.class)
abstract class StudioTest {

  @TempDir static Path sampleFolder;
  static Samples samples;
  static ManyStreams manyStreams;
  static AwkwardSources awkward;

  @TempDir Path directory;
  Studio studio;

  @BeforeAll
  static void makeSamples() {
    samples = new Samples(sampleFolder);
    manyStreams = new ManyStreams(samples);
    awkward = new AwkwardSources(samples, sampleFolder);
  }

  @BeforeEach
  void openStudio() {
    studio = new Studio(directory);
  }
}
