package org.mediatranscoder.transcoding.probe;

import com.github.kokorin.jaffree.StreamType;
import com.github.kokorin.jaffree.ffprobe.FFprobeResult;
import com.github.kokorin.jaffree.ffprobe.Format;
import com.github.kokorin.jaffree.ffprobe.Stream;
import com.github.kokorin.jaffree.ffprobe.data.ProbeData;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.cage.Diagnosis;
import org.mediatranscoder.transcoding.cage.Symptom;

/** From what Jaffree parsed to a {@link Probe}. */
final class ProbeReader {

  private static final String MATROSKA = "matroska,webm";

  /** Containers that write durations down; the others are cut anywhere and still whole. */
  private static final Set<String> EXACT =
      Set.of(
          "mov,mp4,m4a,3gp,3g2,mj2",
          MATROSKA,
          "avi",
          "asf",
          "mxf",
          "flac",
          "wav",
          "w64",
          "aiff",
          "caf",
          "mp3");

  private ProbeReader() {}

  static Probe read(FFprobeResult result, Diagnosis<?> diagnosis) {
    Format format = result.getFormat();
    Duration whole = whole(format);
    boolean exact =
        EXACT.contains(format.getFormatName()) && !diagnosis.shows(Symptom.DURATION_GUESSED);
    List<Stream> streams = Objects.requireNonNullElse(result.getStreams(), List.of());
    return new Probe(
        format.getFormatName(),
        whole,
        exact,
        streams.size(),
        video(streams, whole).orElse(null),
        audio(streams, whole).orElse(null));
  }

  private static Optional<VideoStream> video(List<Stream> streams, @Nullable Duration whole) {
    return streams.stream()
        .filter(stream -> stream.getCodecType() == StreamType.VIDEO && !isPicture(stream))
        .filter(stream -> stream.getWidth() != null && stream.getWidth() > 0)
        .filter(stream -> stream.getHeight() != null && stream.getHeight() > 0)
        .findFirst()
        .map(stream -> video(stream, whole));
  }

  private static VideoStream video(Stream stream, @Nullable Duration whole) {
    double pixelAspect = ProbedText.ratio(stream.getProbeData().getString("sample_aspect_ratio"));
    int width = Math.max(1, Math.toIntExact(Math.round(stream.getWidth() * pixelAspect)));
    boolean lies = liesOnItsSide(stream);
    return new VideoStream(
        stream.getIndex(),
        stream.getCodecName(),
        lies ? stream.getHeight() : width,
        lies ? width : stream.getHeight(),
        duration(stream, whole));
  }

  private static Optional<AudioStream> audio(List<Stream> streams, @Nullable Duration whole) {
    return streams.stream()
        .filter(stream -> stream.getCodecType() == StreamType.AUDIO)
        .filter(stream -> stream.getChannels() != null && stream.getChannels() > 0)
        .filter(stream -> stream.getSampleRate() != null && stream.getSampleRate() > 0)
        .findFirst()
        .map(
            stream ->
                new AudioStream(
                    stream.getIndex(),
                    stream.getCodecName(),
                    stream.getChannels(),
                    stream.getSampleRate(),
                    duration(stream, whole)));
  }

  /** Cover art of a song or a thumbnail, which ffprobe counts as video. */
  private static boolean isPicture(Stream stream) {
    var disposition = stream.getDisposition();
    return disposition != null
        && (Boolean.TRUE.equals(disposition.getAttachedPic())
            || Boolean.TRUE.equals(disposition.getTimedThumbnails()));
  }

  private static boolean liesOnItsSide(Stream stream) {
    var sideData = stream.getSideDataList();
    if (sideData == null) {
      return false;
    }
    return sideData.stream()
        .map(data -> data.getProbeData().getString("rotation"))
        .anyMatch(rotation -> rotation != null && ProbedText.isQuarterTurn(rotation));
  }

  private static @Nullable Duration duration(Stream stream, @Nullable Duration whole) {
    Duration own = ProbedText.seconds(stream.getProbeData().getString("duration"));
    if (own == null) {
      own = length(ProbedText.clock(stream.getTag("DURATION")), stream.getProbeData());
    }
    return own != null && whole != null && own.compareTo(whole) > 0 ? whole : own;
  }

  private static @Nullable Duration whole(Format format) {
    Duration duration = ProbedText.seconds(format.getProbeData().getString("duration"));
    return MATROSKA.equals(format.getFormatName())
        ? length(duration, format.getProbeData())
        : duration;
  }

  /** Matroska says when something ends, and it may have begun later than at zero. */
  private static @Nullable Duration length(@Nullable Duration end, ProbeData data) {
    Duration start = ProbedText.seconds(data.getString("start_time"));
    if (end == null || start == null) {
      return end;
    }
    Duration length = end.minus(start);
    return length.isPositive() ? length : null;
  }
}
