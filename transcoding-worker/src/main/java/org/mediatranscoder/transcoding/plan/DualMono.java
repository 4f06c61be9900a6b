package org.mediatranscoder.transcoding.plan;

import java.util.List;
import java.util.Optional;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.Probe;

/** Left and right of one recording as two mono streams, as cameras and broadcasters write them. */
record DualMono(AudioStream left, AudioStream right) {

  private static final String LEFT = "1 channels (FL)";
  private static final String RIGHT = "1 channels (FR)";

  /**
   * The two streams, if the chosen one is of such a pair: the only two, which say that they are
   * left and right; or the first two of an MXF file, where that is the custom and nothing is said.
   */
  static Optional<DualMono> of(Probe source, AudioStream chosen) {
    List<AudioStream> all =
        source.streams().stream()
            .filter(AudioStream.class::isInstance)
            .map(AudioStream.class::cast)
            .toList();
    if (all.size() < 2) {
      return Optional.empty();
    }
    DualMono first = new DualMono(all.getFirst(), all.get(1));
    DualMono pair = RIGHT.equals(first.left.channelLayout()) ? first.swapped() : first;
    boolean said = all.size() == 2 && pair.saysSo();
    boolean custom = source.container().equals("mxf") && pair.saysNothing();
    boolean chosenIsOne = chosen.equals(pair.left) || chosen.equals(pair.right);
    return Optional.of(pair).filter(two -> chosenIsOne && two.isAlike() && (said || custom));
  }

  private DualMono swapped() {
    return new DualMono(right, left);
  }

  private boolean saysSo() {
    return LEFT.equals(left.channelLayout()) && RIGHT.equals(right.channelLayout());
  }

  private boolean saysNothing() {
    return left.channelLayout() == null && right.channelLayout() == null;
  }

  private boolean isAlike() {
    return left.channels() == 1
        && right.channels() == 1
        && left.sampleRate() == right.sampleRate()
        && left.codec().equals(right.codec());
  }
}
