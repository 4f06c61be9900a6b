package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.cmaf.GrowingPackage;
import org.mediatranscoder.transcoding.cmaf.Track;
import org.mediatranscoder.transcoding.live.LivePackage;
import org.mediatranscoder.transcoding.live.LiveStore;
import org.mediatranscoder.transcoding.parallel.SideTask;

/** A package in pieces, as it is stored while the real FFmpeg writes it. */
class LivePackageTest extends StudioTest {

  private static final Pattern ENTRY =
      Pattern.compile("#EXTINF:([0-9.]+),\n#EXT-X-BYTERANGE:(\\d+)@(\\d+)\n(\\S+)\n");

  /** Keeps all in memory, and refuses as often as it is told to. */
  private static final class MemoryStore implements LiveStore {

    private final Map<String, byte[]> files = Collections.synchronizedMap(new LinkedHashMap<>());
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile boolean playable;

    @Override
    public void put(String name, String contentType, byte[] content) {
      refuse();
      files.put(name, content.clone());
    }

    @Override
    public boolean playable() {
      assertThat(files).containsKey("master.m3u8");
      playable = true;
      return true;
    }

    private void refuse() {
      if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new IllegalStateException("The store is away");
      }
    }

    String text(String name) {
      return new String(file(name), StandardCharsets.UTF_8);
    }

    byte[] file(String name) {
      return Objects.requireNonNull(files.get(name), name);
    }

    Set<String> names() {
      return new TreeSet<>(files.keySet());
    }
  }

  private final MemoryStore store = new MemoryStore();

  /** Encodes it beside a live package. */
  private List<Track> encode(Path source, List<String> files) throws InterruptedException {
    LivePackage live =
        new LivePackage(
            new GrowingPackage(directory, files), files.size(), store, Clock.systemUTC());
    try (SideTask<Void> beside =
        SideTask.start(
            "live",
            () -> {
              live.run();
              return null;
            })) {
      EncodeWatcher idle = progress -> {};
      EncodeWatcher watcher = idle.beforeChanges(live::stop).beforeChanges(beside::close);
      studio.encode(source, new TranscodeRequest("adaptive", "ada@example.test"), watcher);
    }
    return studio.packaged();
  }

  @ParameterizedTest
  @CsvSource({
    "b-frames and audio, mp4, '-bf 2 -c:a aac', true",
    "a start offset, ts, '-bf 2 -c:a aac -output_ts_offset 3', true",
    "no audio, mp4, '-bf 0 -an', false"
  })
  void piecesAreThereBeforeTheEncodeEndsAndHoldTheBytesOfTheRecording(
      String what, String container, String options, boolean audio) throws Exception {
    Path source = source(what.replace(' ', '-') + "." + container, options);
    List<String> files = new ArrayList<>(List.of("video-480p.mp4", "video-360p.mp4"));
    if (audio) {
      files.add("audio.mp4");
    }

    List<Track> tracks = encode(source, files);

    assertThat(store.playable).as("before ffmpeg had ended").isTrue();
    assertThat(tracks).extracting(Track::file).isEqualTo(files);
    for (Track track : tracks) {
      byte[] recording = Files.readAllBytes(directory.resolve(track.file()));
      assertThat(store.file(track.file())).isEqualTo(Arrays.copyOf(recording, track.headerBytes()));
      byte[] pieces = piecesOf(track);
      int media = track.headerBytes() + track.indexBytes();
      assertThat(pieces.length).isPositive().isLessThanOrEqualTo(recording.length - media);
      assertThat(pieces).isEqualTo(Arrays.copyOfRange(recording, media, media + pieces.length));
    }
  }

  @Test
  @SlowMedia
  void playlistsGrowAndSayOfEachSegmentWhatThoseOfTheRecordingSay() throws Exception {
    Path source = source("playlists.mp4", "-bf 2 -c:a aac");
    List<Track> tracks = encode(source, List.of("video-480p.mp4", "video-360p.mp4", "audio.mp4"));

    assertThat(store.text("master.m3u8"))
        .contains("#EXT-X-START:TIME-OFFSET=0", "RESOLUTION=854x480", "RESOLUTION=640x360")
        .contains("video-480p.m3u8", "video-360p.m3u8", "URI=\"audio.m3u8\"")
        .doesNotContain("I-FRAME");
    for (Track track : tracks) {
      String name = track.file().replace(".mp4", ".m3u8");
      String live = store.text(name);
      assertThat(live)
          .contains("#EXT-X-PLAYLIST-TYPE:EVENT", "#EXT-X-MEDIA-SEQUENCE:0")
          .contains("#EXT-X-TARGETDURATION:5\n")
          .contains(
              "#EXT-X-MAP:URI=\"%s\",BYTERANGE=\"%d@0\""
                  .formatted(track.file(), track.headerBytes()))
          .doesNotContain("ENDLIST");
      List<String> told = lengths(live);
      assertThat(told).isNotEmpty();
      assertThat(lengths(Files.readString(directory.resolve(name)))).startsWith(array(told));
    }
  }

  @Test
  @SlowMedia
  void aStoreThatIsAwayForAWhileDelaysWhatCanBePlayedAndNothingElse() throws Exception {
    store.refusals.set(1);
    Path source = source("refused.mp4", "-bf 2 -c:a aac");
    List<Track> tracks = encode(source, List.of("video-480p.mp4", "video-360p.mp4", "audio.mp4"));
    assertThat(tracks).hasSize(3);
    assertThat(store.refusals).hasValue(0);
    assertThat(store.names()).contains("video-480p-0.m4s");

    store.files.clear();
    store.playable = false;
    store.refusals.set(Integer.MAX_VALUE);
    // The encoder of the video makes other bytes of the same frames, as it has several threads.
    assertThat(encode(source, List.of("video-480p.mp4", "video-360p.mp4", "audio.mp4")))
        .extracting(Track::file, Track::duration)
        .isEqualTo(tracks.stream().map(track -> tuple(track.file(), track.duration())).toList());
    assertThat(store.playable).isFalse();
    assertThat(store.names()).isEmpty();
  }

  private static Path source(String name, String options) {
    return samples.make(
        name,
        "-f lavfi -i testsrc2=s=854x480:r=25:d=14,noise=alls=20:allf=t"
            + " -f lavfi -i sine=d=14 -c:v libx264 -preset ultrafast "
            + options);
  }

  /** As its playlist says where they are. */
  private byte[] piecesOf(Track track) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Matcher entries = ENTRY.matcher(store.text(track.file().replace(".mp4", ".m3u8")));
    while (entries.find()) {
      int from = Integer.parseInt(entries.group(3));
      all.writeBytes(
          Arrays.copyOfRange(
              store.file(entries.group(4)), from, from + Integer.parseInt(entries.group(2))));
    }
    return all.toByteArray();
  }

  private static List<String> lengths(String playlist) {
    return ENTRY.matcher(playlist).results().map(entry -> entry.group(1)).toList();
  }

  private static String[] array(List<String> list) {
    return list.toArray(String[]::new);
  }
}
