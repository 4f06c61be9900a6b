package org.mediatranscoder.transcoding.encode;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mediatranscoder.transcoding.cage.Cage;
import org.mediatranscoder.transcoding.cage.CagedProcess;
import org.mediatranscoder.transcoding.cage.Ffmpeg;
import org.mediatranscoder.transcoding.cage.OutputReader;
import org.mediatranscoder.transcoding.probe.VideoStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Makes a small JPEG of a video that was made here, in the cage. Key frames alone are decoded, five
 * at most, and the one whose colours are closest to the mean of all is taken.
 */
@Component
public class PosterFrame {

  private static final Logger log = LoggerFactory.getLogger(PosterFrame.class);

  private static final DataSize MOST_WRITTEN = DataSize.ofMegabytes(1);

  /** A mail carries it. */
  private static final int MOST_BYTES = 30_000;

  /** As FFmpeg counts it: less is better, and larger. */
  private static final List<Integer> QUALITIES = List.of(5, 10, 20);

  /** Where it is looked for, as a part of the length: behind a title or a black beginning. */
  private static final int TENTH = 10;

  /** Seconds of the video that are read at most. */
  private static final String MOST_SECONDS = "20";

  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** No larger than it is shown on a dense screen. A JPEG is read as BT.601 in full range. */
  private static final String FILTERS =
      "thumbnail=n=5,scale=iw*sar:ih,setsar=1,"
          + "scale=w='min(480,iw)':h='min(360,ih)':force_original_aspect_ratio=decrease"
          + ":out_color_matrix=bt601:out_range=pc,format=yuvj420p";

  private final Ffmpeg ffmpeg;
  private final Cage cage;

  public PosterFrame(Ffmpeg ffmpeg, Cage cage) {
    this.ffmpeg = ffmpeg;
    this.cage = cage;
  }

  /**
   * A JPEG of 30 kB at most, 480 × 360 pixels at most.
   *
   * @param file name of the video in the private directory
   * @param length of the video
   * @return empty if FFmpeg makes none in time
   */
  public Optional<byte[]> of(Path directory, String file, VideoStream video, Duration length)
      throws InterruptedException {
    for (Duration from : List.of(length.dividedBy(TENTH), Duration.ZERO)) {
      for (int quality : QUALITIES) {
        byte[] picture = draw(directory, arguments(file, video, from, quality));
        if (picture.length == 0) {
          break;
        }
        if (picture.length <= MOST_BYTES) {
          return Optional.of(picture);
        }
      }
    }
    return Optional.empty();
  }

  private List<String> arguments(String file, VideoStream video, Duration from, int quality) {
    List<String> arguments = new ArrayList<>(List.of("-loglevel", "level+warning", "-nostdin"));
    arguments.addAll(cage.inputOptions());
    arguments.addAll(List.of("-skip_frame", "nokey", "-noaccurate_seek", "-ss"));
    arguments.add(String.format(Locale.ROOT, "%.3f", from.toMillis() / 1000.0));
    arguments.addAll(List.of("-t", MOST_SECONDS, "-i", file, "-map", "0:" + video.index()));
    arguments.addAll(List.of("-vf", FILTERS, "-frames:v", "1", "-c:v", "mjpeg"));
    arguments.addAll(List.of("-q:v", Integer.toString(quality), "-huffman", "optimal"));
    arguments.addAll(List.of("-f", "image2pipe", "-"));
    return arguments;
  }

  /** Empty if there is none. */
  private byte[] draw(Path directory, List<String> arguments) throws InterruptedException {
    OutputReader<byte[]> picture = InputStream::readAllBytes;
    try (var run =
        new CagedProcess<>(
            cage, ffmpeg.ffmpeg(), directory, arguments, picture.atMost(MOST_WRITTEN))) {
      if (run.awaitEnd(LIMIT)) {
        return run.result();
      }
      log.info("No picture of the video: it takes too long");
    } catch (RuntimeException failed) {
      log.info("No picture of the video: {}", failed.toString());
    }
    return new byte[0];
  }
}
