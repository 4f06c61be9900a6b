package org.mediatranscoder.transcoding.probe;

import com.github.kokorin.jaffree.ffprobe.FFprobeResult;
import com.github.kokorin.jaffree.ffprobe.data.ProbeData;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
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

  static Probe read(FFprobeResult result, Diagnosis diagnosis) {
    String container = result.getFormat().getFormatName();
    ProbeData format = result.getFormat().getProbeData();
    Duration whole = duration(container, format);
    List<MediaStream> streams =
        list(result, "streams").stream()
            .map(stream -> StreamReader.read(new StreamData(stream, whole)))
            .toList();
    return new Probe(
        container,
        ProbedText.time(format.getString("start_time")),
        whole,
        EXACT.contains(container) && !diagnosis.shows(Symptom.DURATION_GUESSED),
        streams,
        list(result, "chapters").size(),
        firstVideo(streams),
        firstAudio(streams));
  }

  private static List<ProbeData> list(FFprobeResult result, String name) {
    return Objects.requireNonNullElse(result.getData().getSubDataList(name), List.of());
  }

  private static @Nullable VideoStream firstVideo(List<MediaStream> streams) {
    return streams.stream()
        .filter(VideoStream.class::isInstance)
        .map(VideoStream.class::cast)
        .filter(video -> !video.disposition().contains(Disposition.ATTACHED_PIC))
        .filter(video -> !video.disposition().contains(Disposition.TIMED_THUMBNAILS))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable AudioStream firstAudio(List<MediaStream> streams) {
    return streams.stream()
        .filter(AudioStream.class::isInstance)
        .map(AudioStream.class::cast)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Duration duration(String container, ProbeData format) {
    Duration duration = ProbedText.seconds(format.getString("duration"));
    return MATROSKA.equals(container)
        ? MatroskaLength.of(duration, ProbedText.time(format.getString("start_time")))
        : duration;
  }
}
