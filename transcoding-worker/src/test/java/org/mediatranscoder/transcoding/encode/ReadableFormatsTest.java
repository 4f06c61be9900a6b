package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.transcoding.probe.Probe;

/** What decision 23 takes in: each is converted whole. */
class ReadableFormatsTest extends StudioTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          raw.h264      | -c:v libx264 -preset ultrafast
          raw.hevc      | -c:v libx265 -preset ultrafast -x265-params log-level=error
          raw.ivf       | -c:v libvpx -deadline realtime -cpu-used 8
          cinepak.mov   | -s 64x48 -c:v cinepak
          svq1.mov      | -c:v svq1
          rpza.mov      | -c:v rpza -pix_fmt rgb555
          v210.mov      | -c:v v210 -pix_fmt yuv422p10le
          v410.mov      | -c:v v410 -pix_fmt yuv444p10le
          r210.mov      | -c:v r210 -pix_fmt gbrp10le
          jpeg2000.mov  | -c:v jpeg2000
          jpeg2000.mxf  | -c:v jpeg2000 -pix_fmt yuv422p
          msvideo1.avi  | -c:v msvideo1
          zmbv.avi      | -c:v zmbv
          h261.avi      | -c:v h261 -s 176x144
          magicyuv.avi  | -c:v magicyuv
          flashsv.flv   | -c:v flashsv
          flashsv2.flv  | -c:v flashsv2
          vc2.mkv       | -c:v vc2
          apng.apng     | -f apng
          """)
  void videoOfThisKindIsConverted(String name, String options) throws InterruptedException {
    studio.encode(awkward.video(name, options), "mp4-480p");
    assertThat(studio.frames("mp4-480p")).isEqualTo(25);
  }

  /** MP3 of 8 kHz pads by up to a quarter of a second. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          g726.wav    | -ar 8000 -ac 1 -c:a g726 -b:a 32k
          g722.wav    | -ar 16000 -ac 1 -c:a g722
          gsm.mov     | -ar 8000 -ac 1 -c:a libgsm
          gsm.wav     | -ar 8000 -ac 1 -c:a libgsm_ms
          yamaha.wav  | -c:a adpcm_yamaha
          s302m.ts    | -ar 48000 -ac 2 -c:a s302m -strict -2
          """)
  void audioOfThisKindIsConverted(String name, String options) throws InterruptedException {
    Probe made = studio.encode(samples.audioAs(name, options.split(" ")), "mp3");
    assertThat(made.duration()).isCloseTo(Duration.ofSeconds(3), Duration.ofMillis(300));
  }
}
