package org.mediatranscoder.transcoding.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.testsupport.Chromium;
import org.mediatranscoder.transcoding.Samples;
import org.mediatranscoder.transcoding.Studio;
import org.mediatranscoder.transcoding.failure.DamagedMediaException;
import org.mediatranscoder.transcoding.failure.MissingStreamException;
import org.mediatranscoder.transcoding.formats.OutputFormats;
import org.mediatranscoder.transcoding.formats.SpriteFormat;

/** Thumbnails of a video, whose track a real browser reads and whose pixels are measured. */
class SpriteTest {

  private static final String FORMAT = "sprites";

  private static final String TAGGED =
      " -c:v libx264 -preset ultrafast -crf 1 -pix_fmt yuv444p -colorspace smpte170m"
          + " -color_primaries smpte170m -color_trc smpte170m";

  /** Each second is ten levels brighter. */
  private static final String SECONDS =
      "-f lavfi -i nullsrc=s=320x180:r=10:d=%d,format=gbrp,"
          + "geq=r='10*floor(T)':g='10*floor(T)':b='10*floor(T)'";

  /** What a level may be off after two lossy codecs. */
  private static final int LEVELS = 4;

  /** One entry of the track, as a browser reads it. */
  private record Cue(double from, double to, String sheet, int x, int y, int width, int height) {}

  @TempDir Path sampleFolder;
  @TempDir Path directory;
  private Samples samples;
  private SpriteUpload.@Nullable Sheets sheets;

  @BeforeEach
  void makeSamples() {
    samples = new Samples(sampleFolder);
  }

  @Test
  void eachShowsWhatIsSeenWhenItsCueBegins() throws Exception {
    List<Cue> cues = cues(samples.make("seconds.mp4", SECONDS.formatted(23) + TAGGED));
    assertThat(cues).hasSize(5);
    for (int i = 0; i < 5; i++) {
      Cue cue = cues.get(i);
      assertThat(cue.from()).isEqualTo(5.0 * i);
      assertThat(pixel(cue)[0]).as("second %d", 5 * i).isCloseTo(50 * i, within(LEVELS));
      assertThat(List.of(cue.width(), cue.height())).containsExactly(160, 90);
    }
    assertThat(cues.getLast().to()).isCloseTo(23, within(0.001));
    assertThat(Objects.requireNonNull(sheets).files()).hasSize(1);
  }

  @Test
  void theLastFrameIsSeenUntilTheAudioEnds() throws Exception {
    List<Cue> cues =
        cues(
            samples.make(
                "longer.mp4", SECONDS.formatted(12) + " -f lavfi -i sine=d=18 -c:a aac" + TAGGED));
    assertThat(cues).hasSize(4);
    assertThat(pixel(cues.get(3))[0]).isCloseTo(110, within(LEVELS));
    assertThat(cues.getLast().to()).isCloseTo(18, within(0.05));
  }

  @Test
  void aLongVideoHasSeveralSheets() throws Exception {
    String digits =
        "-f lavfi -i nullsrc=s=64x36:r=2:d=512,format=gbrp,geq=r='60*mod(floor(T/5),5)':"
            + "g='60*mod(floor(T/25),5)':b='60*floor(T/125)'";
    List<Cue> cues = cues(samples.make("long.mp4", digits + TAGGED));
    assertThat(cues).hasSize(103);
    assertThat(Objects.requireNonNull(sheets).files()).hasSize(2);
    for (int i = 0; i < cues.size(); i++) {
      int[] color = pixel(cues.get(i));
      int[] right = {60 * (i % 5), 60 * (i / 5 % 5), 60 * (i / 25)};
      for (int part = 0; part < 3; part++) {
        assertThat(color[part])
            .as("tile %d is %s", i, Arrays.toString(color))
            .isCloseTo(right[part], within(25)); // Of tiles of 64 by 36 pixels in 4:2:0.
      }
    }
    assertThat(cues.get(100).sheet()).isEqualTo("sprite-2.jpg");
    assertThat(cues.getLast().to()).isCloseTo(512, within(0.001));
  }

  @Test
  void aPortraitOfAMomentHasOneUprightTile() throws Exception {
    List<Cue> cues =
        cues(samples.make("short.mkv", "-f lavfi -i color=lime:s=90x160:r=25:d=0.2" + TAGGED));
    assertThat(cues).hasSize(1);
    assertThat(List.of(cues.getFirst().width(), cues.getFirst().height())).containsExactly(90, 160);
  }

  @Test
  void aVideoThatDoesNotSayHowLongItIsIsMeasured() throws Exception {
    List<Cue> cues =
        cues(samples.make("live.mkv", SECONDS.formatted(11) + TAGGED + " -f matroska -live 1"));
    assertThat(cues).hasSize(3);
    assertThat(cues.getLast().to()).isCloseTo(11, within(0.15));
  }

  @Test
  void whatIsCutOffOrHasNoVideoIsRefused() {
    Path cut = samples.cut(samples.make("cut.mkv", SECONDS.formatted(23) + TAGGED), 0.5);
    assertThatExceptionOfType(DamagedMediaException.class)
        .isThrownBy(() -> new Studio(directory).encode(cut, FORMAT));
    assertThatExceptionOfType(MissingStreamException.class)
        .isThrownBy(
            () ->
                new Studio(directory)
                    .encode(samples.make("tone.wav", "-f lavfi -i sine=d=1"), FORMAT));
  }

  private List<Cue> cues(Path source) throws Exception {
    Studio studio = new Studio(directory);
    studio.encode(source, FORMAT);
    SpriteFormat format = (SpriteFormat) OutputFormats.bundled().find(FORMAT).orElseThrow();
    String made = studio.outputOf(studio.made().plan()).getFileName().toString();
    SpriteUpload.Sheets cut = SpriteUpload.cut(directory, made, studio.made(), format);
    sheets = cut;
    return read(cut.track());
  }

  private int[] pixel(Cue cue) throws IOException {
    BufferedImage sheet = ImageIO.read(directory.resolve(cue.sheet()).toFile());
    int rgb = sheet.getRGB(cue.x() + cue.width() / 2, cue.y() + cue.height() / 2);
    return new int[] {rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255};
  }

  /** By Chromium's own parser of WebVTT. */
  @SuppressWarnings("unchecked")
  private static List<Cue> read(String text) {
    String read =
        """
        () => new Promise((done, failed) => {
          const video = document.createElement('video');
          const track = document.createElement('track');
          track.addEventListener('load', () => done(
            [...track.track.cues].map(({ startTime, endTime, text }) => [startTime, endTime, text])));
          track.addEventListener('error', () => failed(new Error('not WebVTT')));
          track.kind = 'metadata';
          track.src = '/thumbnails.vtt';
          video.append(track);
          document.body.append(video);
          track.track.mode = 'hidden';
        })\
        """;
    try (BrowserContext context = Chromium.shared().newContext()) {
      Page page = context.newPage();
      Map<String, String> files = new HashMap<>(Map.of("/", "", "/thumbnails.vtt", text));
      page.route(
          "https://page.test/**",
          route -> {
            String path = route.request().url().substring("https://page.test".length());
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType(path.endsWith(".vtt") ? "text/vtt" : "text/html")
                    .setBody(files.getOrDefault(path, "")));
          });
      page.navigate("https://page.test/");
      return ((List<List<Object>>) page.evaluate(read)).stream().map(SpriteTest::cue).toList();
    }
  }

  private static Cue cue(List<Object> read) {
    String[] parts = ((String) read.get(2)).split("#xywh=|,", -1);
    return new Cue(
        ((Number) read.get(0)).doubleValue(),
        ((Number) read.get(1)).doubleValue(),
        parts[0],
        Integer.parseInt(parts[1]),
        Integer.parseInt(parts[2]),
        Integer.parseInt(parts[3]),
        Integer.parseInt(parts[4]));
  }
}
