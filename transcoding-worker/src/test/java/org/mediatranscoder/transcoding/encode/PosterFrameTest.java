package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.transcoding.cage.CageForTests;
import org.mediatranscoder.transcoding.probe.Probe;

/** The small picture of a video that a mail shows. */
class PosterFrameTest extends StudioTest {

  private final PosterFrame frames =
      new PosterFrame(CageForTests.ffmpeg(), CageForTests.cage(CageForTests.LIMITS));

  @Test
  void aBlackBeginningIsNotTaken() throws Exception {
    BufferedImage picture =
        picture(
            "black",
            "testsrc2=s=1280x720:r=25:d=20,drawbox=t=fill:c=black:enable='lt(t\\,1.5)'",
            "-g 25");

    assertThat(picture.getWidth()).isEqualTo(480);
    assertThat(picture.getHeight()).isEqualTo(270);
    assertThat(brightness(picture)).isGreaterThan(60);
  }

  @Test
  void whiteStaysWhiteAndBlackBlack() throws Exception {
    BufferedImage white = picture("white", "color=c=white:s=640x360:r=25:d=2", "");
    assertThat(brightness(white)).isGreaterThan(250);

    BufferedImage black = picture("dark", "color=c=black:s=640x360:r=25:d=2", "");
    assertThat(brightness(black)).isLessThan(5);
  }

  @ParameterizedTest
  @CsvSource({"720x1280, 1, 202, 360", "180x320, 1, 180, 320", "320x240, 2, 480, 180"})
  void itHasTheShapeOfTheVideoAndIsNeverEnlarged(String size, int sar, int width, int height)
      throws Exception {
    BufferedImage picture =
        picture(size + "-" + sar, "testsrc2=s=" + size + ":r=25:d=1,setsar=" + sar, "");

    assertThat(picture.getWidth()).isBetween(width - 2, width + 2);
    assertThat(picture.getHeight()).isBetween(height - 2, height + 2);
  }

  @Test
  void evenNoiseFitsIntoAMail() throws Exception {
    Optional<byte[]> noise =
        jpeg("noise", "testsrc2=s=1280x720:r=25:d=1,noise=alls=100:allf=t", "-crf 10");

    assertThat(noise).hasValueSatisfying(jpeg -> assertThat(jpeg).hasSizeLessThanOrEqualTo(30_000));
  }

  @Test
  void aVideoThatCannotBeReadHasNone() throws Exception {
    Path clip = samples.make("clip.mp4", arguments("testsrc2=s=320x240:r=25:d=1", ""));
    Probe probe = studio.probe(clip);
    Files.writeString(directory.resolve("broken.mp4"), "This is no video.");

    assertThat(
            frames.of(
                directory,
                "broken.mp4",
                Objects.requireNonNull(probe.video()),
                Duration.ofSeconds(1)))
        .isEmpty();
  }

  private BufferedImage picture(String name, String source, String more) throws Exception {
    byte[] jpeg = jpeg(name, source, more).orElseThrow();
    assertThat(jpeg).hasSizeLessThanOrEqualTo(30_000);
    return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(jpeg)));
  }

  private Optional<byte[]> jpeg(String name, String source, String more)
      throws InterruptedException, IOException {
    Probe probe = studio.probe(samples.make(name + ".mp4", arguments(source, more)));
    return frames.of(
        directory,
        "source",
        Objects.requireNonNull(probe.video()),
        Objects.requireNonNull(probe.duration()));
  }

  private static String arguments(String source, String more) {
    return ("-f lavfi -i " + source + " -c:v libx264 -preset ultrafast -pix_fmt yuv420p " + more)
        .strip();
  }

  /** Mean luma, 0 to 255. */
  private static double brightness(BufferedImage picture) {
    double sum = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int rgb = picture.getRGB(x, y);
        sum += 0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff);
      }
    }
    return sum / picture.getWidth() / picture.getHeight();
  }
}
