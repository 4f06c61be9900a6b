package org.mediatranscoder.transcoding.manifest;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.cmaf.Track;

/** Writes the playlist that names all others (a multivariant playlist), for a player to choose. */
final class HlsMaster {

  /** Most connections carry it from the first second. */
  private static final int FIRST_SHORT_SIDE = 720;

  private HlsMaster() {}

  /**
   * @param audio null if there is none
   */
  static String of(List<Track> videos, @Nullable Track audio, int targetSeconds) {
    StringBuilder lines = begin();
    appendTracks(lines, videos, audio, targetSeconds);
    videos.forEach(video -> lines.append(keyFrames(video, targetSeconds)));
    return lines.toString();
  }

  /**
   * The same of a package that is being made: it is played from its beginning, without key frames.
   */
  static String ofLive(List<Track> videos, @Nullable Track audio, int targetSeconds) {
    StringBuilder lines = begin().append(HlsMedia.FROM_THE_BEGINNING);
    appendTracks(lines, videos, audio, targetSeconds);
    return lines.toString();
  }

  private static StringBuilder begin() {
    return new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n");
  }

  private static void appendTracks(
      StringBuilder lines, List<Track> videos, @Nullable Track audio, int targetSeconds) {
    if (audio != null) {
      lines.append(audio(audio));
    }
    inOrder(videos).forEach(video -> lines.append(variant(video, audio, targetSeconds)));
  }

  /** A player begins with the first one. */
  private static List<Track> inOrder(List<Track> videos) {
    Track first =
        videos.stream()
            .filter(video -> Math.min(video.width(), video.height()) <= FIRST_SHORT_SIDE)
            .findFirst()
            .orElse(videos.getLast());
    return Stream.concat(Stream.of(first), videos.stream().filter(video -> !video.equals(first)))
        .toList();
  }

  private static String audio(Track audio) {
    String language = audio.language();
    return "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"audio\",NAME=\"%s\",%sDEFAULT=YES,AUTOSELECT=YES,CHANNELS=\"%d\",URI=\"%s\"\n"
        .formatted(
            language == null ? "Audio" : Languages.name(language),
            language == null ? "" : "LANGUAGE=\"" + Languages.shortest(language) + "\",",
            audio.channels(),
            PackageFiles.playlist(audio));
  }

  private static String variant(Track video, @Nullable Track audio, int targetSeconds) {
    BitRates rates = BitRates.of(video, targetSeconds);
    BitRates all = audio == null ? rates : rates.plus(BitRates.of(audio, targetSeconds));
    String codecs =
        Stream.concat(Stream.of(video), Stream.ofNullable(audio))
            .map(Track::codec)
            .collect(joining(","));
    return "#EXT-X-STREAM-INF:BANDWIDTH=%d,AVERAGE-BANDWIDTH=%d,CODECS=\"%s\",RESOLUTION=%dx%d,FRAME-RATE=%s%s\n%s\n"
        .formatted(
            all.peak(),
            all.average(),
            codecs,
            video.width(),
            video.height(),
            FrameRate.of(video).decimal(),
            audio == null ? "" : ",AUDIO=\"audio\"",
            PackageFiles.playlist(video));
  }

  private static String keyFrames(Track video, int targetSeconds) {
    BitRates rates = BitRates.ofKeyFrames(video, targetSeconds);
    return "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=%d,AVERAGE-BANDWIDTH=%d,CODECS=\"%s\",RESOLUTION=%dx%d,URI=\"%s\"\n"
        .formatted(
            rates.peak(),
            rates.average(),
            video.codec(),
            video.width(),
            video.height(),
            PackageFiles.keyFramePlaylist(video));
  }
}
