package org.mediatranscoder.transcoding.live;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.mediatranscoder.model.job.OutputPackage;
import org.mediatranscoder.transcoding.cmaf.GrowingPackage;
import org.mediatranscoder.transcoding.cmaf.MalformedTrackException;
import org.mediatranscoder.transcoding.cmaf.Track;
import org.mediatranscoder.transcoding.manifest.PackageFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores a package in pieces while ffmpeg writes it, so that it is played before it is done: pieces
 * of each track with the bytes that the finished file will have, playlists that grow after them,
 * and once a master playlist. They have the names of those of the finished package, so a player
 * finds that in their place some day. Playlists have no end: the finished ones have.
 */
public final class LivePackage {

  private static final Logger log = LoggerFactory.getLogger(LivePackage.class);

  private static final Duration LOOK = Duration.ofMillis(250);

  private final GrowingPackage growing;
  private final LiveStore store;
  private final List<LiveTrack> tracks;
  private final LivePace pace;
  private boolean playable;

  /** In seconds of the media: how far all tracks are stored. */
  private double stored;

  private volatile boolean stopped;

  /**
   * @param number of tracks
   */
  public LivePackage(GrowingPackage growing, int number, LiveStore store, InstantSource clock) {
    this.growing = growing;
    this.store = store;
    this.tracks =
        IntStream.range(0, number).mapToObj(i -> new LiveTrack(growing, i, store)).toList();
    this.pace = new LivePace(clock);
  }

  /**
   * Goes on until it is stopped. What cannot be stored is tried again, less and less often.
   *
   * @throws MalformedTrackException if ffmpeg has written no tracks
   */
  public void run() throws InterruptedException {
    while (!stopped) {
      Thread.sleep(LOOK);
      try {
        look();
      } catch (MalformedTrackException notOurs) {
        throw notOurs;
      } catch (IOException | RuntimeException unavailable) {
        pace.failed();
        if (!stopped) {
          log.info("A piece of a package is stored later: {}", unavailable.toString());
        }
      }
    }
  }

  /** What has begun may still be stored; an interrupt ends that. */
  public void stop() {
    stopped = true;
  }

  private void look() throws IOException {
    List<Track> now = growing.readOn();
    boolean some = IntStream.range(0, now.size()).anyMatch(i -> tracks.get(i).hasMore(now.get(i)));
    double until = now.stream().mapToDouble(LivePackage::end).min().orElse(0);
    if (some && pace.isDue(until > stored)) {
      storeMore(now);
      pace.stored();
      stored = until;
    }
  }

  /** In seconds from the begin of the media. */
  private static double end(Track track) {
    Track.Segment last = track.segments().getLast();
    return track.seconds(last.begin() + last.duration() - track.offset());
  }

  private void storeMore(List<Track> now) throws IOException {
    for (int i = 0; i < now.size() && !stopped; i++) {
      tracks.get(i).storeMore(now.get(i));
    }
    if (!playable && !stopped) {
      String master = PackageFiles.liveMaster(now);
      store.put(PackageFiles.MASTER, OutputPackage.PLAYLIST_TYPE, LiveTrack.bytes(master));
      stopped = !store.playable();
      playable = true;
    }
  }
}
