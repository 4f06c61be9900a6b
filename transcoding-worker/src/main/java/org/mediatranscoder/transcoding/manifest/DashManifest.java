package org.mediatranscoder.transcoding.manifest;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.cmaf.Track;

/**
 * Writes the manifest of DASH, on-demand profile: one file for each representation, with an index
 * in it. All values are numbers and names that we made, so nothing has to be escaped.
 */
final class DashManifest {

  private DashManifest() {}

  /**
   * @param audio null if there is none
   */
  static String of(
      List<Track> videos, @Nullable Track audio, List<TextTrack> subtitles, int targetSeconds) {
    double length =
        Stream.concat(videos.stream(), Stream.ofNullable(audio))
            .mapToDouble(DashManifest::end)
            .max()
            .orElse(0);
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" profiles="urn:mpeg:dash:profile:isoff-on-demand:2011,urn:mpeg:dash:profile:cmaf:2019" mediaPresentationDuration="%s" minBufferTime="PT%dS">
          <Period id="0" start="PT0S">
        %s%s%s  </Period>
        </MPD>
        """
        .formatted(
            seconds(length),
            targetSeconds,
            videos(videos, targetSeconds),
            audio == null ? "" : audio(audio, targetSeconds),
            subtitles(subtitles, length));
  }

  /** Of the media, from their begin on. */
  private static double end(Track track) {
    long end = track.segments().getFirst().begin() + track.duration() - track.offset();
    return track.seconds(end);
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "PT%.3fS", seconds);
  }

  private static String videos(List<Track> videos, int targetSeconds) {
    Track largest = videos.getFirst();
    return """
            <AdaptationSet id="0" contentType="video" mimeType="video/mp4" subsegmentAlignment="true" startWithSAP="1" subsegmentStartsWithSAP="1" maxWidth="%d" maxHeight="%d">
        %s    </AdaptationSet>
        """
        .formatted(
            largest.width(),
            largest.height(),
            videos.stream().map(video -> video(video, targetSeconds)).collect(joining()));
  }

  private static String video(Track video, int targetSeconds) {
    String own =
        "width=\"%d\" height=\"%d\" sar=\"1:1\" frameRate=\"%s\""
            .formatted(video.width(), video.height(), FrameRate.of(video).fraction());
    return representation(video, own, "", targetSeconds);
  }

  private static String audio(Track audio, int targetSeconds) {
    String language = audio.language();
    return """
            <AdaptationSet id="1" contentType="audio" mimeType="audio/mp4" subsegmentAlignment="true" startWithSAP="1" subsegmentStartsWithSAP="1"%s>
        %s    </AdaptationSet>
        """
        .formatted(
            language == null ? "" : " lang=\"" + Languages.shortest(language) + "\"",
            representation(
                audio,
                "audioSamplingRate=\"" + audio.sampleRate() + "\"",
                "        <AudioChannelConfiguration schemeIdUri=\"urn:mpeg:dash:23003:3:audio_channel_configuration:2011\" value=\"%d\"/>\n"
                    .formatted(audio.channels()),
                targetSeconds));
  }

  private static String subtitles(List<TextTrack> subtitles, double length) {
    return IntStream.range(0, subtitles.size())
        .mapToObj(i -> subtitles(subtitles.get(i), i + 2, length))
        .collect(joining());
  }

  /** One file from the beginning of the period on; roles as ISO/IEC 23009-1, 5.8.5.5 has them. */
  private static String subtitles(TextTrack text, int id, double length) {
    String language = text.language();
    String role = text.forced() ? "forced-subtitle" : text.captions() ? "caption" : "subtitle";
    return """
            <AdaptationSet id="%d" contentType="text" mimeType="text/vtt"%s>
              <Role schemeIdUri="urn:mpeg:dash:role:2011" value="%s"/>
              <Label>%s</Label>
              <Representation id="%s" bandwidth="%d">
                <BaseURL>%s</BaseURL>
              </Representation>
            </AdaptationSet>
        """
        .formatted(
            id,
            language == null ? "" : " lang=\"" + Languages.shortest(language) + "\"",
            role,
            text.name(),
            text.stem(),
            text.rates(length).peak(),
            text.file());
  }

  private static String representation(
      Track track, String attributes, String elements, int targetSeconds) {
    return """
              <Representation id="%s" bandwidth="%d" codecs="%s" %s>
        %s        <BaseURL>%s</BaseURL>
                <SegmentBase indexRange="%d-%d" indexRangeExact="true" timescale="%d" presentationTimeOffset="%d">
                  <Initialization range="0-%d"/>
                </SegmentBase>
              </Representation>
        """
        .formatted(
            track.file().substring(0, track.file().lastIndexOf('.')),
            BitRates.of(track, targetSeconds).peak(),
            track.codec(),
            attributes,
            elements,
            track.file(),
            track.headerBytes(),
            track.headerBytes() + track.indexBytes() - 1,
            track.timescale(),
            track.offset(),
            track.headerBytes() - 1);
  }
}
