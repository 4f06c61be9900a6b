package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediatranscoder.transcoding.probe.AudioStreamBuilder.anAudioStream;
import static org.mediatranscoder.transcoding.probe.ProbeBuilder.aProbe;
import static org.mediatranscoder.transcoding.probe.VideoStreamBuilder.aVideoStream;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.transcoding.cage.Cage;
import org.mediatranscoder.transcoding.cage.CageForTests;
import org.mediatranscoder.transcoding.formats.OutputFormats;
import org.mediatranscoder.transcoding.plan.EncodePlan;
import org.mediatranscoder.transcoding.plan.EncodePlanner;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.VideoStream;

/** The exact command of each format; what all have in common stands here once. */
class FfmpegCommandTest {

  private static final VideoStream FULL_HD = aVideoStream().build();
  private static final AudioStream SURROUND =
      anAudioStream().withChannels(6).withChannelLayout("5.1").build();
  private static final String BOUND = "select='lt(selected_n,600+62*(t-start_t))'";
  private static final String TAGS =
      ",format=yuv420p,setparams=field_mode=prog:range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709"
          + ",setsar=1 -fps_mode vfr -enc_time_base:v 1/12800";
  private static final String COMMON_END =
      " -map_metadata -1 -map_chapters -1 -threads 2 -t 14400 -fs 21474836480"
          + " -muxing_queue_data_threshold 1073741824";

  private final Cage cage = CageForTests.cage();

  @Test
  void aFilmBecomesMp4() {
    assertThat(command("mp4-720p", FULL_HD, SURROUND))
        .isEqualTo(
            common("", "")
                + "-map 0:0 -map 0:1 -vf "
                + BOUND
                + ",scale=1280:720"
                + TAGS
                + " -c:v libx264 -preset fast -crf 22 -maxrate 5M -bufsize 10M -profile:v high"
                + " -pix_fmt yuv420p -level:v 3.1 -c:a aac -b:a 128k -ac 2 -ar 48000"
                + COMMON_END
                + " -movflags +faststart -f mp4 output");
  }

  @Test
  void aFilmWithoutSoundHasNoSoundInItsCommand() {
    assertThat(command("mp4-480p", FULL_HD, null))
        .isEqualTo(
            common("", "")
                + "-map 0:0 -vf "
                + BOUND
                + ",scale=854:480"
                + TAGS
                + " -c:v libx264 -preset fast -crf 22 -maxrate 2500k -bufsize 5M -profile:v high"
                + " -pix_fmt yuv420p -level:v 3.1"
                + COMMON_END
                + " -movflags +faststart -f mp4 output");
  }

  @Test
  void aPortraitFilmKeepsItsShape() {
    VideoStream portrait = aVideoStream().withIndex(2).withSize(2160, 3840).build();
    assertThat(command("mp4-1080p", portrait, SURROUND))
        .contains("-map 0:2 -map 0:1 -vf " + BOUND + ",scale=1080:1920,format=yuv420p,")
        .contains("-maxrate 8M -bufsize 16M");
  }

  @Test
  void aFilmBecomesWebm() {
    assertThat(command("webm-720p", FULL_HD, SURROUND))
        .isEqualTo(
            common("", "")
                + "-map 0:0 -map 0:1 -vf "
                + BOUND
                + ",scale=1280:720"
                + TAGS.replace("1/12800", "1/1000")
                + " -c:v libvpx-vp9 -deadline good -cpu-used 4 -row-mt 1 -tile-columns 2 -crf 33"
                + " -b:v 0 -pix_fmt yuv420p -c:a libopus -b:a 96k -ac 2 -ar 48000"
                + COMMON_END
                + " -cues_to_front 1 -f webm output");
  }

  @Test
  void soundBecomesMp3() {
    assertThat(command("mp3", FULL_HD, SURROUND))
        .isEqualTo(
            common("", "")
                + "-map 0:1 -c:a libmp3lame -q:a 2 -ac 2"
                + COMMON_END
                + " -f mp3 output");
  }

  @Test
  void soundBecomesWav() {
    assertThat(command("wav", null, SURROUND))
        .isEqualTo(
            common("", "") + "-map 0:1 -c:a pcm_s16le -rf64 auto" + COMMON_END + " -f wav output");
  }

  @Test
  void theBeginningOfAFilmBecomesAGif() {
    assertThat(command("gif", FULL_HD, SURROUND))
        .isEqualTo(
            common(
                    " -t 15",
                    "-filter_complex [0:0]fps=12:eof_action=pass,trim=duration=15,scale=480:270:flags=lanczos"
                        + ":in_color_matrix=bt709:in_range=tv,format=bgra"
                        + ",setparams=color_primaries=bt709:color_trc=iec61966-2-1,setsar=1,split[a][b];[a]palettegen[p];[b][p]paletteuse[out] ")
                + "-map [out]"
                + COMMON_END
                + " -f gif output");
  }

  private String command(String format, @Nullable VideoStream video, @Nullable AudioStream audio) {
    Probe source = aProbe().withVideo(video).withAudio(audio).build();
    EncodePlan plan =
        EncodePlanner.plan(source, OutputFormats.find(format).orElseThrow(), CageForTests.LIMITS);
    return String.join(" ", FfmpegCommand.arguments(cage, plan, "source", "output"));
  }

  private String common(String inputOptions, String graph) {
    List<String> input = cage.inputOptions();
    assertThat(input)
        .contains("-protocol_whitelist", "file")
        .contains("-format_whitelist", "-codec_whitelist")
        .containsSequence("-max_pixels", "33177600", "-max_streams", "64", "-threads", "2");
    return "-loglevel level+warning "
        + String.join(" ", input)
        + inputOptions
        + " -i source -n -progress pipe:1 "
        + graph
        + "-hide_banner -nostdin -stats_period 0.25 -max_error_rate 0.1 -max_alloc 536870912"
        + " -filter_threads 2 -filter_complex_threads 2 ";
  }
}
