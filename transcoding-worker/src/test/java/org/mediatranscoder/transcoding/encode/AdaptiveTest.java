package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.transcoding.Measurements;
import org.mediatranscoder.transcoding.Studio;
import org.mediatranscoder.transcoding.cmaf.Track;
import org.mediatranscoder.transcoding.cmaf.Track.Segment;

/** A package in several sizes: its tracks, as other tools see them, and what its playlists say. */
class AdaptiveTest extends StudioTest {

  private static final double FRAME = 1001.0 / 30_000;
  private static final double SOUND_AT = 6;

  @TempDir private static Path folder;

  /** When they begin, in seconds: of four seconds each, but the first of them in two parts. */
  private static final List<Integer> SEGMENTS = List.of(0, 2, 4, 8);

  private static Studio packager;
  private static List<Track> tracks = List.of();

  /** Once for all tests, as none changes it. */
  @BeforeAll
  static void makeAPackage() throws InterruptedException {
    packager = new Studio(folder);
    packager.encode(source(), "adaptive");
    tracks = packager.packaged();
  }

  private static Path source() {
    return samples.make(
        "flash.mp4",
        "-f lavfi -i testsrc2=s=854x480:r=30000/1001:d=12.5"
            + " -f lavfi -i aevalsrc=if(between(t\\,6\\,6.5)\\,0.5*sin(6283*t)\\,0):s=48000:d=12.5"
            + " -c:v libx264 -preset ultrafast -bf 2 -c:a aac -metadata:s:a:0 language=deu");
  }

  @Test
  void thereAreTheSizesThatAreNotLargerThanTheSourceAndTheAudioOnce() {
    assertThat(tracks)
        .extracting(Track::file)
        .containsExactly("video-480p.mp4", "video-360p.mp4", "audio.mp4");
    assertThat(tracks).extracting(Track::width).containsExactly(854, 640, 0);
    assertThat(tracks.getFirst().codec()).matches("avc1\\.6400[0-9a-f]{2}");
    assertThat(tracks.getLast().codec()).isEqualTo("mp4a.40.2");
    assertThat(tracks.getLast().language()).isEqualTo("deu");
  }

  @Test
  void eachSizeShowsAllFramesOfTheSourceAtTheirTimes() {
    List<Double> source = Measurements.times(source());
    for (Track video : videos()) {
      double offset = video.seconds(video.offset());
      List<Double> times = Measurements.times(file(video));
      assertThat(times).hasSameSizeAs(source);
      for (int i = 0; i < times.size(); i++) {
        assertThat(times.get(i) - offset).isCloseTo(source.get(i), within(0.001));
      }
    }
  }

  @Test
  void theAudioIsInStepWithTheVideoWithoutAnEditList() throws IOException {
    Track audio = tracks.getLast();
    double begin = Double.parseDouble(Measurements.packets(file(audio), "pts_time").getFirst());
    double sound = begin + packager.audio(file(audio)).firstSound();
    assertThat(sound - audio.seconds(audio.offset())).isCloseTo(SOUND_AT, within(0.02));
    for (Track track : tracks) {
      assertThat(
              new String(
                  Files.readAllBytes(file(track)),
                  0,
                  track.headerBytes(),
                  StandardCharsets.ISO_8859_1))
          .doesNotContain("edts")
          .contains("free");
    }
  }

  @Test
  void everySizeBeginsASegmentWithAKeyFrameAtTheSameMomentAndNowhereElse() {
    List<Double> begins = keyFrames(videos().getFirst());
    assertThat(begins).hasSameSizeAs(SEGMENTS);
    for (Track video : videos()) {
      assertThat(keyFrames(video)).isEqualTo(begins);
      assertThat(video.segments())
          .extracting(segment -> video.seconds(segment.begin()))
          .zipSatisfy(begins, (told, seen) -> assertThat(told).isCloseTo(seen, within(0.001)));
      for (int i = 1; i < begins.size(); i++) {
        double late = begins.get(i) - begins.getFirst() - SEGMENTS.get(i);
        assertThat(late).as("when segment %d begins", i).isBetween(-0.002, FRAME);
      }
    }
  }

  @Test
  void noTimeIsNegativeAndEachSegmentFollowsTheOneBefore() {
    for (Track track : tracks) {
      assertThat(Measurements.packets(file(track), "dts_time"))
          .allSatisfy(time -> assertThat(Double.parseDouble(time)).isNotNegative());
      for (int i = 1; i < track.segments().size(); i++) {
        Segment before = track.segments().get(i - 1);
        assertThat(track.segments().get(i).begin()).isEqualTo(before.begin() + before.duration());
        assertThat(track.segments().get(i).offset()).isEqualTo(before.offset() + before.bytes());
      }
    }
  }

  @Test
  void theMasterPlaylistTellsTheRatesThatTheSegmentsHave() throws IOException {
    String master = text("master.m3u8");
    double audio = highestRate(tracks.getLast(), segmentsOfAudio());
    for (Track video : videos()) {
      Matcher line =
          Pattern.compile(
                  "BANDWIDTH=(\\d+),AVERAGE-BANDWIDTH=(\\d+),CODECS=\"%s,mp4a.40.2\",RESOLUTION=%dx%d,FRAME-RATE=29.970,AUDIO=\"audio\"\\n%s"
                      .formatted(
                          video.codec(),
                          video.width(),
                          video.height(),
                          video.file().replace(".mp4", ".m3u8")))
              .matcher(master);
      assertThat(line.find()).as(master).isTrue();
      double highest = highestRate(video, wholeSegments(video)) + audio;
      assertThat(Double.parseDouble(line.group(1))).isBetween(highest, 1.05 * highest);
      double average = 8.0 * (Files.size(file(video)) + Files.size(file(tracks.getLast()))) / 12.5;
      assertThat(Double.parseDouble(line.group(2))).isCloseTo(average, within(0.02 * average));
    }
    assertThat(master)
        .contains("TYPE=AUDIO,GROUP-ID=\"audio\",NAME=\"German\",LANGUAGE=\"de\",DEFAULT=YES");
  }

  @Test
  void ffmpegPlaysThePlaylistsAndSeesEveryFrame() {
    for (Track track : tracks) {
      Path playlist = folder.resolve(track.file().replace(".mp4", ".m3u8"));
      assertThat(Measurements.packets(playlist, "size"))
          .isEqualTo(Measurements.packets(file(track), "size"));
    }
  }

  @Test
  void aPlaylistOfKeyFramesNamesWholePictures() throws IOException {
    Track video = videos().getFirst();
    String playlist = text(video.file().replace(".mp4", "-iframes.m3u8"));
    List<Integer> sizes =
        Measurements.packets(file(video), "size,flags").stream()
            .filter(packet -> packet.contains("K"))
            .map(packet -> Integer.parseInt(packet.split(",", -1)[0]))
            .toList();
    Matcher ranges = Pattern.compile("#EXT-X-BYTERANGE:(\\d+)@(\\d+)").matcher(playlist);
    byte[] bytes = Files.readAllBytes(file(video));
    for (int i = 0; i < sizes.size(); i++) {
      assertThat(ranges.find()).isTrue();
      int length = Integer.parseInt(ranges.group(1));
      int at = Integer.parseInt(ranges.group(2));
      assertThat(new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1)).isEqualTo("moof");
      int header = ByteBuffer.wrap(bytes).getInt(at) + 8;
      assertThat(length - header).isEqualTo(sizes.get(i));
    }
    assertThat(ranges.find()).isFalse();
  }

  private List<Track> videos() {
    return tracks.subList(0, tracks.size() - 1);
  }

  private Path file(Track track) {
    return folder.resolve(track.file());
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  /** When they are shown. */
  private List<Double> keyFrames(Track video) {
    return Measurements.packets(file(video), "pts_time,flags").stream()
        .filter(packet -> packet.contains("K"))
        .map(packet -> Double.parseDouble(packet.split(",", -1)[0]))
        .toList();
  }

  /** The two parts of the first one are too short for HLS to count the bits of each alone. */
  private List<Double> wholeSegments(Track video) {
    List<Double> begins = new ArrayList<>(keyFrames(video));
    begins.remove(1);
    return begins;
  }

  private List<Double> segmentsOfAudio() {
    Track audio = tracks.getLast();
    return audio.segments().stream().map(part -> audio.seconds(part.begin())).toList();
  }

  /** Bits a second of the packets from one of these moments to the next. */
  private double highestRate(Track track, List<Double> begins) {
    double[] bits = new double[begins.size()];
    List<Double> ends = new ArrayList<>(begins.subList(1, begins.size()));
    ends.add(track.seconds(track.segments().getFirst().begin() + track.duration()));
    for (String packet : Measurements.packets(file(track), "pts_time,size")) {
      String[] fields = packet.split(",", -1);
      double time = Double.parseDouble(fields[0]);
      int segment = 0;
      while (segment + 1 < begins.size() && time >= begins.get(segment + 1) - 0.001) {
        segment++;
      }
      bits[segment] += 8 * Double.parseDouble(fields[1]);
    }
    double highest = 0;
    for (int i = 0; i < bits.length; i++) {
      highest = Math.max(highest, bits[i] / (ends.get(i) - begins.get(i)));
    }
    return highest;
  }
}
