package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.catalogue.Catalogue;
import org.mediatranscoder.model.format.MediaFormat;
import org.mediatranscoder.model.format.StreamKind;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.HostileBytes;
import org.mediatranscoder.transcoding.StillSources;
import org.mediatranscoder.transcoding.Studio;
import org.mediatranscoder.transcoding.cage.AllowedDemuxers;
import org.mediatranscoder.transcoding.cage.ProcessesIn;
import org.mediatranscoder.transcoding.failure.PermanentFailure;
import org.mediatranscoder.transcoding.picture.PictureKind;

/**
 * Broken files of every kind that may be opened, for every format: a job ends with an output or
 * with a reason, in time, and nothing of it lives on.
 */
class HostileSourcesTest extends StudioTest {

  private static final Duration IN_TIME = Duration.ofMinutes(2);

  private static final String VIDEO =
      "-f lavfi -i testsrc2=s=96x64:r=10:d=1 -f lavfi -i sine=r=48000:d=1 -shortest"
          + " -pix_fmt yuv420p ";

  private static final String ONE = "-f lavfi -i testsrc2=s=96x64:r=10:d=1 -pix_fmt yuv420p ";
  private static final String AUDIO = "-f lavfi -i sine=r=48000:d=1 ";

  /** By the name of a demuxer of FFmpeg, how FFmpeg makes a file of its kind. */
  private static final Map<String, String> SOURCES = sources();

  private static Map<String, String> sources() {
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put("mov", "a.mov " + VIDEO + "-c:v libx264 -c:a aac");
    sources.put("mp4", "b.mp4 " + VIDEO + "-c:v libx264 -bf 2 -c:a aac -movflags +faststart");
    sources.put("m4a", "c.m4a " + AUDIO + "-c:a alac");
    sources.put("3gp", "d.3gp " + VIDEO + "-c:v h263 -s 176x144 -c:a aac");
    sources.put("3g2", "e.3g2 " + VIDEO + "-c:v mpeg4 -c:a aac");
    sources.put("mj2", "f.mj2 " + ONE + "-c:v jpeg2000 -f mov");
    sources.put("matroska", "g.mkv " + VIDEO + "-c:v libx264 -c:a flac");
    sources.put("webm", "h.webm " + VIDEO + "-c:v libvpx-vp9 -cpu-used 8 -c:a libopus");
    sources.put("avi", "i.avi " + VIDEO + "-c:v mpeg4 -bf 2 -c:a libmp3lame");
    sources.put("asf", "j.wmv " + VIDEO + "-c:v wmv2 -c:a wmav2");
    sources.put("flv", "k.flv " + VIDEO + "-c:v flv -ar 44100 -c:a libmp3lame");
    sources.put("mpegts", "l.ts " + VIDEO + "-c:v mpeg2video -r 25 -c:a mp2");
    sources.put("mpeg", "m.mpg " + VIDEO + "-c:v mpeg2video -r 25 -c:a mp2 -f vob");
    sources.put("mpegvideo", "n.m2v " + ONE + "-c:v mpeg2video -r 25 -f mpeg2video");
    sources.put("m4v", "o.m4v " + ONE + "-c:v mpeg4 -f m4v");
    sources.put("mxf", "p.mxf " + VIDEO + "-c:v mpeg2video -r 25 -c:a pcm_s16le");
    sources.put("dv", "q.dv " + VIDEO + "-target pal-dv");
    sources.put("gif", "r.gif " + ONE.replace("-pix_fmt yuv420p ", ""));
    sources.put("apng", "s.png " + ONE.replace("-pix_fmt yuv420p ", "") + "-f apng");
    sources.put("ogg", "t.ogg " + VIDEO + "-c:v libtheora -c:a flac");
    sources.put("ivf", "u.ivf " + ONE + "-c:v libvpx");
    sources.put("h264", "v.h264 " + ONE + "-c:v libx264");
    sources.put("hevc", "w.hevc " + ONE + "-c:v libx265 -x265-params log-level=error");
    sources.put("wav", "x.wav " + AUDIO + "-c:a adpcm_ms");
    sources.put("w64", "y.w64 " + AUDIO);
    sources.put("aiff", "z.aiff " + AUDIO);
    sources.put("caf", "aa.caf " + AUDIO + "-c:a alac");
    sources.put("au", "bb.au " + AUDIO);
    sources.put("mp3", "cc.mp3 " + AUDIO + "-metadata title=T");
    sources.put("aac", "dd.aac " + AUDIO);
    sources.put("flac", "ee.flac " + AUDIO);
    sources.put("wv", "ff.wv " + AUDIO);
    sources.put("tta", "gg.tta " + AUDIO);
    sources.put("ac3", "hh.ac3 " + AUDIO);
    sources.put("eac3", "ii.eac3 " + AUDIO);
    sources.put("dts", "jj.dts " + AUDIO + "-c:a dca -strict -2");
    return sources;
  }

  /** Not every FFmpeg writes these. */
  private static final Map<String, byte[]> BY_HAND = Map.of("ape", ape(), "amr", amr());

  private static final List<String> PICTURES = List.of("jpg", "png", "webp", "avif");

  @Test
  void everyDemuxerThatMayBeOpenedHasAHostileFile() throws InterruptedException {
    List<String> tried = new ArrayList<>(SOURCES.keySet());
    tried.addAll(BY_HAND.keySet());
    assertThat(tried).containsExactlyInAnyOrderElementsOf(AllowedDemuxers.names());
    assertThat(PICTURES).hasSize(PictureKind.values().length - 1); // HEIC: see HeicTest.
    for (Map.Entry<String, String> source : SOURCES.entrySet()) {
      Studio one = new Studio(directory);
      assertThat(one.probe(whole(source.getValue())).container().split(",", -1))
          .as("what opens the file for " + source.getKey())
          .contains(source.getKey());
    }
  }

  @Test
  void everyFormatIsAskedForAHostileFile() {
    List<String> all =
        Catalogue.bundled().formats().formats().stream().map(MediaFormat::id).toList();
    List<String> asked = kinds().flatMap(kind -> formats(kind).stream()).distinct().toList();
    assertThat(asked).containsExactlyInAnyOrderElementsOf(all);
  }

  private static Stream<String> kinds() {
    return Stream.of(
            SOURCES.keySet().stream(), BY_HAND.keySet().stream().sorted(), PICTURES.stream())
        .flatMap(names -> names);
  }

  /** Each kind takes the formats from another one on, so that all are tried by several kinds. */
  private static List<String> formats(String kind) {
    boolean picture = PICTURES.contains(kind);
    boolean video = picture || SOURCES.getOrDefault(kind, "").contains("testsrc2");
    List<String> possible =
        Catalogue.bundled().formats().formats().stream()
            .filter(format -> !picture || format.takesPictures())
            .filter(format -> video || !format.needs().contains(StreamKind.VIDEO))
            .map(MediaFormat::id)
            .toList();
    int first = kinds().toList().indexOf(kind) * HostileBytes.all().size();
    return IntStream.range(0, HostileBytes.all().size())
        .mapToObj(way -> possible.get((first + way) % possible.size()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aBrokenFileEndsWithAnOutputOrAReason(String kind) throws InterruptedException, IOException {
    byte[] whole = bytes(kind);
    List<String> formats = formats(kind);
    for (int way = 0; way < formats.size(); way++) {
      HostileBytes how = HostileBytes.all().get(way);
      Path file = Files.write(sampleFolder.resolve(kind + "-" + how), how.of(whole));
      assertEnds(file, formats.get(way), Map.of());
    }
  }

  /** Of subtitles, whose decoders see what nobody wants to see in a video. */
  @ParameterizedTest
  @ValueSource(strings = {"mkv-srt", "mkv-ass", "mkv-webvtt", "mp4-mov_text"})
  void brokenSubtitlesEndWithAnOutputOrAReason(String text)
      throws InterruptedException, IOException {
    String[] parts = text.split("-", 2);
    String codec = parts[1];
    byte[] whole = Files.readAllBytes(samples.subtitled(codec + "." + parts[0], codec));
    for (HostileBytes how : HostileBytes.all()) {
      Path file = Files.write(sampleFolder.resolve(text + "-" + how), how.of(whole));
      assertEnds(file, "vtt", Map.of());
      assertEnds(file, "mkv-1080p", Map.of("subtitles", "keep"));
    }
  }

  private void assertEnds(Path file, String format, Map<String, Object> options)
      throws InterruptedException, IOException {
    Path folder = Files.createTempDirectory(directory, "job");
    long begin = System.nanoTime();
    try {
      var _ =
          new Studio(folder)
              .encode(
                  file, new TranscodeRequest(format, "ada@example.test", options), progress -> {});
    } catch (PermanentFailure refused) {
      assertThat(refused.getMessage()).as(file + " as " + format).endsWith(".");
    } catch (RuntimeException unexpected) {
      throw new AssertionError(file.getFileName() + " as " + format, unexpected);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(IN_TIME);
    assertThat(ProcessesIn.directory(folder)).isEmpty();
  }

  private static byte[] bytes(String kind) throws IOException {
    byte[] byHand = BY_HAND.get(kind);
    if (byHand != null) {
      return byHand;
    }
    return PICTURES.contains(kind)
        ? Files.readAllBytes(new StillSources(samples).make("x." + kind, StillSources.CORNERS))
        : Files.readAllBytes(whole(Objects.requireNonNull(SOURCES.get(kind))));
  }

  private static Path whole(String source) {
    String[] parts = source.split(" ", 2);
    return samples.make(parts[0], parts[1].strip());
  }

  /** RFC 4867, 5: a second of noise at 12.2 kbit/s. */
  private static byte[] amr() {
    byte[] bytes = new byte[6 + 50 * 32];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (i - 6) % 32 == 0 ? 0x3C : (byte) ((i * 7919) >> 3);
    }
    System.arraycopy("#!AMR\n".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 6);
    return bytes;
  }

  /** Monkey's Audio of version 3.99: the header of one frame, and noise. */
  private static byte[] ape() {
    byte[] bytes = new byte[4000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ((i * 7919) >> 3);
    }
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("MAC ".getBytes(StandardCharsets.US_ASCII))
        .putShort((short) 3990)
        .putShort((short) 0)
        .putInt(52)
        .putInt(24)
        .putInt(4)
        .putInt(44)
        .putInt(3800)
        .putInt(0)
        .putInt(0)
        .put(new byte[16])
        .putShort((short) 2000)
        .putShort((short) 0)
        .putInt(73728)
        .putInt(48000)
        .putInt(1)
        .putShort((short) 16)
        .putShort((short) 1)
        .putInt(48000)
        .putInt(120);
    return bytes;
  }
}
