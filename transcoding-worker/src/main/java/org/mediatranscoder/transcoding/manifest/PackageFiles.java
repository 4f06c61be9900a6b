package org.mediatranscoder.transcoding.manifest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.OutputPackage;
import org.mediatranscoder.transcoding.cmaf.Track;

/** The texts of a package. */
public final class PackageFiles {

  /** With which a player of HLS begins. */
  public static final String MASTER = OutputPackage.ENTRY;

  /** With which a player of DASH begins. */
  public static final String MANIFEST = "manifest.mpd";

  private PackageFiles() {}

  /**
   * The text of each by its name, the master playlist first.
   *
   * @param tracks of one package; the videos, the largest first, and then the audio if there is any
   * @param subtitles of it
   */
  public static Map<String, String> of(List<Track> tracks, List<TextTrack> subtitles) {
    List<Track> videos = tracks.stream().filter(Track::isVideo).toList();
    @Nullable Track audio = tracks.getLast().isVideo() ? null : tracks.getLast();
    int target = targetSeconds(tracks);
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(MASTER, HlsMaster.of(videos, audio, subtitles, target));
    texts.put(MANIFEST, DashManifest.of(videos, audio, subtitles, target));
    tracks.forEach(track -> texts.put(playlist(track), HlsMedia.of(track, target)));
    videos.forEach(
        video -> texts.put(keyFramePlaylist(video), HlsMedia.ofKeyFrames(video, target)));
    double length = videos.getFirst().seconds(videos.getFirst().duration());
    subtitles.forEach(text -> texts.put(text.playlist(), HlsMedia.ofText(text, length)));
    return texts;
  }

  /**
   * The master playlist of a package that is being made. Its rates are those of the first segments.
   *
   * @param tracks as for {@link #of}, each with what is finished of it
   */
  public static String liveMaster(List<Track> tracks) {
    List<Track> videos = tracks.stream().filter(Track::isVideo).toList();
    @Nullable Track audio = tracks.getLast().isVideo() ? null : tracks.getLast();
    return HlsMaster.ofLive(videos, audio, targetSeconds(tracks));
  }

  /**
   * The playlist of a track that is being made. It says that a segment may be a second longer than
   * the longest so far, as the last one of a package can be: the figure may not change.
   *
   * @param pieces in which the first segments of the track are
   */
  public static String livePlaylist(Track track, List<LivePiece> pieces) {
    return HlsMedia.ofLive(track, pieces, targetSeconds(List.of(track)) + 1);
  }

  /**
   * The name of a piece of a track that is being made.
   *
   * @param segment its first one, counted from 0
   */
  public static String livePiece(Track track, int segment) {
    return "%s-%d.m4s".formatted(stem(track), segment);
  }

  private static int targetSeconds(List<Track> tracks) {
    double longest =
        tracks.stream()
            .flatMapToDouble(
                track ->
                    track.segments().stream()
                        .mapToDouble(segment -> track.seconds(segment.duration())))
            .max()
            .orElse(1);
    return (int) Math.max(1, Math.round(longest));
  }

  /** The name of the playlist of a track. */
  public static String playlist(Track track) {
    return stem(track) + ".m3u8";
  }

  static String keyFramePlaylist(Track track) {
    return stem(track) + "-iframes.m3u8";
  }

  private static String stem(Track track) {
    return track.file().substring(0, track.file().lastIndexOf('.'));
  }
}
