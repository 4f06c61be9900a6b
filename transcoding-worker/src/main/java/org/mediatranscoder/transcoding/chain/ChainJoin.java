package org.mediatranscoder.transcoding.chain;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.mediatranscoder.transcoding.cage.AbnormalExitException;
import org.mediatranscoder.transcoding.cage.Cage;
import org.mediatranscoder.transcoding.cage.CagedProcess;
import org.mediatranscoder.transcoding.cage.Ffmpeg;
import org.mediatranscoder.transcoding.cage.OutputReader;
import org.mediatranscoder.transcoding.cage.Symptom;
import org.mediatranscoder.transcoding.failure.TookTooLongException;
import org.mediatranscoder.transcoding.storage.DiskFullException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes one FLAC file of a chained Ogg file whose channels or sample rate change: FFmpeg 8.1 stops
 * reading there, and 5.1 gives all links the channels of the first.
 */
@Component
public class ChainJoin {

  private static final Logger log = LoggerFactory.getLogger(ChainJoin.class);

  private static final String JOINED = "joined";

  /** Each is an open file of ffmpeg, which may have 64. */
  private static final int MOST_PIECES = 40;

  private static final OutputReader<Long> NOTHING =
      output -> output.transferTo(OutputStream.nullOutputStream());

  private final Ffmpeg ffmpeg;
  private final Cage cage;

  public ChainJoin(Ffmpeg ffmpeg, Cage cage) {
    this.ffmpeg = ffmpeg;
    this.cage = cage;
  }

  /**
   * Replaces the file by the joined one where that is needed and can be done; any other file stays
   * as it is.
   *
   * @param directory the private one of the job
   * @param fileName in that directory
   * @throws TookTooLongException if it took longer than an encode may take
   * @throws DiskFullException if the disk of this worker is full
   */
  public void join(Path directory, String fileName) throws InterruptedException {
    Path file = directory.resolve(fileName);
    List<OggPiece> pieces = pieces(file);
    if (pieces.size() < 2 || pieces.size() > MOST_PIECES) {
      return;
    }
    log.info("A chained Ogg file of {} pieces is joined", pieces.size());
    List<String> names = write(pieces, file);
    if (hasJoined(directory, pieces, names)) {
      move(directory.resolve(JOINED), file);
    }
    delete(directory.resolve(JOINED)); // There if it failed.
    names.forEach(name -> delete(directory.resolve(name)));
  }

  private static List<OggPiece> pieces(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      return OggChain.pieces(channel);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<String> write(List<OggPiece> pieces, Path file) {
    List<String> names = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(file)) {
      for (OggPiece piece : pieces) {
        String name = "piece-" + names.size();
        try (OutputStream target = Files.newOutputStream(file.resolveSibling(name))) {
          copy(channel, piece, target);
        }
        names.add(name);
      }
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
    return names;
  }

  private static void copy(FileChannel channel, OggPiece piece, OutputStream target)
      throws IOException {
    var sink = Channels.newChannel(target);
    long position = piece.start();
    while (position < piece.end()) {
      position += channel.transferTo(position, piece.end() - position, sink);
    }
  }

  private boolean hasJoined(Path directory, List<OggPiece> pieces, List<String> names)
      throws InterruptedException {
    List<AudioParameters> parameters = pieces.stream().map(OggPiece::parameters).toList();
    List<String> arguments = JoinCommand.arguments(cage, parameters, names, JOINED);
    cage.prepareOutput(directory, JOINED);
    try (var run = new CagedProcess<>(cage, ffmpeg.ffmpeg(), directory, arguments, NOTHING)) {
      if (!run.awaitEnd(cage.limits().encodeTimeout())) {
        throw TookTooLongException.reading();
      }
      run.result();
      return true;
    } catch (AbnormalExitException exit) {
      if (exit.isCrash()) {
        throw exit;
      }
      if (exit.shows(Symptom.DISK_FULL)) {
        throw new DiskFullException("No room for the joined file");
      }
      log.info("A chained Ogg file stays as it is: {}", exit.getMessage());
      return false;
    }
  }

  private static void move(Path joined, Path file) {
    try {
      Files.move(joined, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
