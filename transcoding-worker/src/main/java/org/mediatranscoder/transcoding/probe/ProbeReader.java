package org.mediatranscoder.transcoding.probe;

import com.github.kokorin.jaffree.ffprobe.FFprobeResult;
import com.github.kokorin.jaffree.ffprobe.data.ProbeData;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.mediatranscoder.transcoding.cage.Diagnosis;
import org.mediatranscoder.transcoding.cage.Symptom;

/** From what Jaffree parsed to a {@link Probe}. */
final class ProbeReader {

  /** Containers that write durations down; the others are cut anywhere and still whole. */
  private static final Set<String> EXACT =
      Set.of(
          "mov,mp4,m4a,3gp,3g2,mj2",
          "matroska,webm",
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
    Duration own = ProbedText.seconds(format.getString("duration"));
    Set<Integer> undecodable = diagnosis.streams(Symptom.NO_DECODER);
    List<MediaStream> streams =
        list(result.getData(), "streams").stream()
            .map(stream -> StreamReader.read(new StreamData(stream, container, own), undecodable))
            .toList();
    Duration startTime = ProbedText.time(format.getString("start_time"));
    return new Probe(
            container,
            startTime,
            WholeLength.of(container, startTime, own, streams),
            EXACT.contains(container) && !diagnosis.shows(Symptom.DURATION_GUESSED),
            streams,
            list(result.getData(), "programs").stream().map(ProbeReader::program).toList(),
            list(result.getData(), "chapters").size(),
            null,
            null)
        .withStreams(streams);
  }

  private static Set<Integer> program(ProbeData program) {
    return list(program, "streams").stream()
        .map(stream -> stream.getInteger("index"))
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<ProbeData> list(ProbeData data, String name) {
    return Objects.requireNonNullElse(data.getSubDataList(name), List.of());
  }
}
