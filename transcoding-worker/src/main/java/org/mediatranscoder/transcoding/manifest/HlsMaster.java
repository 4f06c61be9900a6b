package org.mediatranscoder.transcoding.manifest;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.cmaf.Track;

/** Writes the playlist that names all others (a multivariant playlist), for a player to choose. */
final class HlsMaster {

  /** Most connections carry it from the first second. */
  private static final int FIRST_SHORT_SIDE = 720;

  private static final String CAPTIONS =
      "CHARACTERISTICS=\"public.accessibility.transcribes-spoken-dialog,public.accessibility.describes-music-and-sound\",";

  private HlsMaster() {}

  /**
   * @param audio null if there is none
   */
  static String of(
      List<Track> videos, @Nullable Track audio, List<TextTrack> subtitles, int targetSeconds) {
    StringBuilder lines = begin();
    lines.append(subtitles(subtitles));
    appendTracks(lines, videos, audio, subtitles, targetSeconds);
    videos.forEach(video -> lines.append(keyFrames(video, targetSeconds)));
    return lines.toString();
  }

  /**
   * The same of a package that is being made: it is played from its beginning, without key frames.
   */
  static String ofLive(List<Track> videos, @Nullable Track audio, int targetSeconds) {
    StringBuilder lines = begin().append(HlsMedia.FROM_THE_BEGINNING);
    appendTracks(lines, videos, audio, List.of(), targetSeconds);
    return lines.toString();
  }

  private static StringBuilder begin() {
    return new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n");
  }

  private static void appendTracks(
      StringBuilder lines,
      List<Track> videos,
      @Nullable Track audio,
      List<TextTrack> subtitles,
      int targetSeconds) {
    if (audio != null) {
      lines.append(audio(audio));
    }
    inOrder(videos).forEach(video -> lines.append(variant(video, audio, subtitles, targetSeconds)));
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

  /** Each with a name of its own; a player may show one of them by itself, and no more. */
  private static String subtitles(List<TextTrack> subtitles) {
    StringBuilder lines = new StringBuilder();
    Map<String, Integer> names = new HashMap<>();
    boolean shown = false;
    for (TextTrack text : subtitles) {
      int number = names.merge(text.name(), 1, Integer::sum);
      String name = number == 1 ? text.name() : text.name() + " " + number;
      lines.append(subtitles(text, name, text.shown() && !shown));
      shown |= text.shown();
    }
    return lines.toString();
  }

  private static String subtitles(TextTrack text, String name, boolean shown) {
    String language = text.language();
    return "#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"subtitles\",NAME=\"%s\",%sDEFAULT=%s,AUTOSELECT=YES,FORCED=%s,%sURI=\"%s\"\n"
        .formatted(
            name,
            language == null ? "" : "LANGUAGE=\"" + Languages.shortest(language) + "\",",
            shown ? "YES" : "NO",
            text.forced() ? "YES" : "NO",
            text.captions() ? CAPTIONS : "",
            text.playlist());
  }

  private static String variant(
      Track video, @Nullable Track audio, List<TextTrack> subtitles, int targetSeconds) {
    BitRates rates = BitRates.of(video, targetSeconds);
    BitRates all = audio == null ? rates : rates.plus(BitRates.of(audio, targetSeconds));
    double seconds = video.seconds(video.duration());
    all = largest(subtitles).map(text -> text.rates(seconds)).map(all::plus).orElse(all);
    String codecs =
        Stream.concat(Stream.of(video), Stream.ofNullable(audio))
            .map(Track::codec)
            .collect(joining(","));
    return "#EXT-X-STREAM-INF:BANDWIDTH=%d,AVERAGE-BANDWIDTH=%d,CODECS=\"%s\",RESOLUTION=%dx%d,FRAME-RATE=%s%s%s\n%s\n"
        .formatted(
            all.peak(),
            all.average(),
            codecs,
            video.width(),
            video.height(),
            FrameRate.of(video).decimal(),
            audio == null ? "" : ",AUDIO=\"audio\"",
            subtitles.isEmpty() ? "" : ",SUBTITLES=\"subtitles\"",
            PackageFiles.playlist(video));
  }

  private static Optional<TextTrack> largest(List<TextTrack> subtitles) {
    return subtitles.stream().max(Comparator.comparingLong(TextTrack::bytes));
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
