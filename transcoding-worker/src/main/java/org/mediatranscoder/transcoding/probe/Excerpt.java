package org.mediatranscoder.transcoding.probe;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.cage.AbnormalExitException;
import org.mediatranscoder.transcoding.cage.Cage;
import org.mediatranscoder.transcoding.cage.CagedProcess;
import org.mediatranscoder.transcoding.cage.Diagnosis;
import org.mediatranscoder.transcoding.cage.Ffmpeg;
import org.mediatranscoder.transcoding.cage.OutputReader;
import org.mediatranscoder.transcoding.cage.Symptom;
import org.mediatranscoder.transcoding.failure.NotMediaException;
import org.mediatranscoder.transcoding.failure.TookTooLongException;

/**
 * Probes a file in which a stream has a decoder that is not allowed. ffprobe opens the decoders of
 * all streams and gives up at such a one. ffmpeg opens those of the streams that it uses only, and
 * none to copy, so it copies the beginning of the others, which ffprobe then describes.
 *
 * <p>Durations are those of the excerpt, so none is kept, and nothing counts as exact.
 */
final class Excerpt {

  private static final String NAME = "excerpt";

  /** MP4 keeps rotation, Matroska takes every codec. */
  private static final List<String> CONTAINERS = List.of("mov", "matroska");

  private static final String SECONDS = "10";
  private static final String MOST_BYTES = Integer.toString(64 << 20);

  private final Ffmpeg ffmpeg;
  private final Cage cage;
  private final Path directory;
  private final String source;

  /** The streams that are not described, by index, with what we know of each. */
  private final TreeMap<Integer, OtherStream> hidden = new TreeMap<>();

  Excerpt(Ffmpeg ffmpeg, Cage cage, Path directory, String source) {
    this.ffmpeg = ffmpeg;
    this.cage = cage;
    this.directory = directory;
    this.source = source;
  }

  /**
   * What the file holds.
   *
   * @param refusal of ffprobe to describe all of it
   * @throws NotMediaException if none of it may be decoded
   */
  Probe probe(Diagnosis refusal) throws InterruptedException {
    hide(refusal, List.of());
    int most = cage.limits().maxStreams();
    for (int round = 0; round < most; round++) {
      int before = hidden.size();
      for (String container : CONTAINERS) {
        List<Integer> copied = copy(container);
        Probe probe = copied.isEmpty() ? null : describe(copied);
        if (probe != null) {
          return probe;
        }
      }
      if (hidden.size() == before) {
        break;
      }
    }
    throw NotMediaException.codec(OtherStream.names(hidden.values()));
  }

  /**
   * @return the streams that are in the excerpt, in its order; empty if there are none
   */
  private List<Integer> copy(String container) throws InterruptedException {
    cage.prepareOutput(directory, NAME);
    OutputReader<Long> nothing = output -> output.transferTo(OutputStream.nullOutputStream());
    try (var run =
        new CagedProcess<>(cage, ffmpeg.ffmpeg(), directory, arguments(container), nothing)) {
      if (!run.awaitEnd(cage.limits().probeTimeout())) {
        throw TookTooLongException.reading();
      }
      run.result();
      return List.copyOf(run.diagnosis().streams(Symptom.COPIED));
    } catch (AbnormalExitException exit) {
      if (exit.isCrash()) {
        throw exit;
      }
      return List.of();
    }
  }

  private List<String> arguments(String container) {
    List<String> arguments = new ArrayList<>(List.of("-loglevel", "level+info"));
    arguments.addAll(List.of("-hide_banner", "-nostdin", "-y"));
    arguments.addAll(cage.inputOptions());
    arguments.addAll(List.of("-i", source, "-map", "0"));
    arguments.addAll(List.of("-map", "-0:s?", "-map", "-0:d?", "-map", "-0:t?"));
    hidden.keySet().forEach(index -> arguments.addAll(List.of("-map", "-0:" + index)));
    arguments.addAll(List.of("-c", "copy", "-t", SECONDS, "-fs", MOST_BYTES));
    arguments.addAll(List.of("-f", container, NAME));
    return arguments;
  }

  /** Null if the excerpt holds other streams than it should, or some that must be hidden too. */
  private @Nullable Probe describe(List<Integer> copied) throws InterruptedException {
    try {
      Probe probe = new Ffprobe(ffmpeg, cage, directory).describe(NAME, List.of());
      return probe.streams().size() == copied.size() ? ofSource(probe, copied) : null;
    } catch (AbnormalExitException exit) {
      if (exit.isCrash()) {
        throw exit;
      }
      hide(exit.diagnosis(), copied);
      return null;
    }
  }

  /**
   * @param copied the streams that ffprobe refused to describe; empty if it was the source itself
   */
  private void hide(Diagnosis refusal, List<Integer> copied) {
    List<String> codecs = new ArrayList<>(refusal.names(Symptom.NOT_ALLOWED));
    hidden.values().forEach(known -> codecs.remove(known.codec()));
    for (int stream : refusal.streams(Symptom.DECODER_REFUSED)) {
      if (copied.isEmpty() || stream < copied.size()) {
        int index = copied.isEmpty() ? stream : copied.get(stream);
        String codec = codecs.isEmpty() ? null : codecs.getLast();
        hidden.put(index, new OtherStream(index, null, codec, null));
      }
    }
  }

  private Probe ofSource(Probe excerpt, List<Integer> copied) {
    Stream<MediaStream> described =
        excerpt.streams().stream().map(stream -> stream.inSource(copied.get(stream.index())));
    return new Probe(excerpt.container(), null, null, false, List.of(), List.of(), 0, null, null)
        .withStreams(Stream.concat(described, hidden.values().stream()).toList());
  }
}
