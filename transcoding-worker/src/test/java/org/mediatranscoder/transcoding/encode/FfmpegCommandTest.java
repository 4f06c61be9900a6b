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
import org.mediatranscoder.transcoding.jobs.Planning;
import org.mediatranscoder.transcoding.plan.EncodePlanner;
import org.mediatranscoder.transcoding.plan.Plan;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.SourceTags;
import org.mediatranscoder.transcoding.probe.VideoFindings;
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
  private static final String MARKERS =
      "[all1];anullsrc=r=48000:cl=stereo:n=1,asetpts=N*30/TB,aresample[markers1]"
          + ";[all1][markers1]ainterleave=n=2:duration=first,asetpts=PTS*SR/1000000"
          + ",aselect=gt(samples_n\\,1)+gt(t-prev_selected_t\\,5)";
  private static final String DOWNMIX =
      "aformat=sample_fmts=fltp,pan=stereo|FL=FL+DL+0.707107*FC+0.707107*FLC+0.707107*BL"
          + "+0.707107*SL+0.707107*WL+0.707107*SDL+0.707107*TFL+0.707107*TBL+0.707107*TSL"
          + "+0.707107*BFL+0.5*BC+0.5*TC+0.5*TFC+0.5*TBC+0.5*BFC|FR=FR+DR+0.707107*FC+0.707107*FRC"
          + "+0.707107*BR+0.707107*SR+0.707107*WR+0.707107*SDR+0.707107*TFR+0.707107*TBR"
          + "+0.707107*TSR+0.707107*BFR+0.5*BC+0.5*TC+0.5*TFC+0.5*TBC+0.5*BFC"
          + MARKERS
          + ",aresample=async=1,alimiter=level=0:limit=0.95:latency=1";
  private static final String COMMON_END =
      " -map_metadata -1 -map_chapters -1 -threads 2 -t 14400 -fs BYTES"
          + " -muxing_queue_data_threshold 1073741824";

  private final Cage cage = CageForTests.cage();

  @Test
  void aVideoBecomesMp4() {
    assertThat(command("mp4-720p", FULL_HD, SURROUND))
        .isEqualTo(
            common("", "")
                + "-map 0:0 -vf "
                + BOUND
                + ",scale=1280:720"
                + TAGS
                + " -c:v libx264 -preset fast -crf 22 -maxrate 5000k -bufsize 10000k -profile:v high"
                + " -pix_fmt yuv420p -level:v 3.1 -map 0:1 -af "
                + DOWNMIX
                + " -c:a aac -b:a 128k -ar 48000"
                + COMMON_END.replace("threads 2", "threads 3")
                + " -movflags +faststart -f mp4 output");
  }

  @Test
  void aVideoWithoutAudioHasNoAudioInItsCommand() {
    assertThat(command("mp4-480p", FULL_HD, null))
        .isEqualTo(
            common("", "")
                + "-map 0:0 -vf "
                + BOUND
                + ",scale=854:480"
                + TAGS
                + " -c:v libx264 -preset fast -crf 22 -maxrate 2500k -bufsize 5000k -profile:v high"
                + " -pix_fmt yuv420p -level:v 3.1"
                + COMMON_END.replace("threads 2", "threads 3")
                + " -movflags +faststart -f mp4 output");
  }

  @Test
  void aPortraitVideoKeepsItsShape() {
    VideoStream portrait = aVideoStream().withIndex(2).withSize(2160, 3840).build();
    assertThat(command("mp4-1080p", portrait, SURROUND))
        .contains(" -map 0:1 -af " + DOWNMIX)
        .contains("-map 0:2 -vf " + BOUND + ",scale=1080:1920,format=yuv420p,")
        .contains("-maxrate 8000k -bufsize 16000k");
  }

  @Test
  void aVideoBecomesWebm() {
    assertThat(command("webm-720p", FULL_HD, SURROUND))
        .isEqualTo(
            common("", "")
                + "-map 0:0 -vf "
                + BOUND
                + ",scale=1280:720"
                + TAGS.replace("1/12800", "1/1000")
                + " -c:v libvpx-vp9 -deadline good -cpu-used 4 -row-mt 1 -tile-columns 2 -crf 33"
                + " -b:v 0 -pix_fmt yuv420p -map 0:1 -af "
                + DOWNMIX
                + " -c:a libopus -b:a 96k -ar 48000"
                + COMMON_END
                + " -cues_to_front 1 -f webm output");
  }

  @Test
  void audioBecomesMp3() {
    assertThat(command("mp3", FULL_HD, SURROUND))
        .isEqualTo(
            common("", "")
                + "-map 0:1 -af "
                + DOWNMIX
                + " -c:a libmp3lame -q:a 2"
                + COMMON_END.replace("14400", "86400")
                + " -f mp3 output");
  }

  @Test
  void audioBecomesWav() {
    assertThat(command("wav", null, SURROUND))
        .isEqualTo(
            common("", "")
                + "-map 0:1 -af aresample=async=1 -c:a pcm_s16le"
                + COMMON_END.replace("14400", "86400")
                + " -rf64 auto -f wav output");
  }

  @Test
  void theBeginningOfAVideoBecomesAGif() {
    assertThat(command("gif", FULL_HD, SURROUND))
        .isEqualTo(
            common(
                    " -t 15",
                    "-filter_complex [0:0]fps=12:eof_action=pass,trim=duration=15,scale=480:270:flags=lanczos+accurate_rnd+full_chroma_int"
                        + ":in_color_matrix=bt709:in_range=tv,format=bgra"
                        + ",setparams=color_primaries=bt709:color_trc=iec61966-2-1,setsar=1,split[a][b];[a]palettegen[p];[b][p]paletteuse[out] ")
                + "-map [out] -c:v gif"
                + COMMON_END
                + " -f gif output");
  }

  private String command(String format, @Nullable VideoStream video, @Nullable AudioStream audio) {
    Probe source = aProbe().withVideo(video).withAudio(audio).build();
    Plan plan =
        EncodePlanner.plan(
            source,
            VideoFindings.NONE,
            OutputFormats.bundled().find(format).orElseThrow(),
            SourceTags.NONE,
            Planning.limits(CageForTests.LIMITS));
    return String.join(" ", FfmpegCommand.arguments(cage, plan, "source", List.of("output")))
        .replace("-fs " + plan.main().bounds().most().toBytes(), "-fs BYTES");
  }

  private String common(String inputOptions, String graph) {
    List<String> input = cage.inputOptions();
    assertThat(input)
        .contains("-protocol_whitelist", "file")
        .contains("-format_whitelist", "-codec_whitelist")
        .containsSequence("-max_pixels", "33177600", "-max_streams", "64", "-threads", "2");
    return "-loglevel level+warning "
        + String.join(" ", input)
        + " -guess_layout_max 0"
        + inputOptions
        + " -i source -y -progress pipe:1 "
        + graph
        + "-hide_banner -nostdin -stats_period 0.25 -max_error_rate 0.1 -max_alloc 536870912"
        + " -filter_threads 2 -filter_complex_threads 2 ";
  }
}
