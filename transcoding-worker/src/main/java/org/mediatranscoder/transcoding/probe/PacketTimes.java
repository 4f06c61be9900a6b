package org.mediatranscoder.transcoding.probe;

import java.time.Duration;

/**
 * How far the packets of a stream really go, whatever the header of its file says. Both times are
 * from where the stream begins.
 *
 * @param hasPackets whether there is any
 * @param lastBegins when the last packet is due; zero if there is none
 * @param lastEnds when what it holds has been shown
 */
public record PacketTimes(boolean hasPackets, Duration lastBegins, Duration lastEnds) {

  static final PacketTimes NOWHERE = new PacketTimes(false, Duration.ZERO, Duration.ZERO);

  /**
   * The same end, counted from the first packet: some containers do not say when a stream begins.
   */
  PacketTimes since(PacketTimes first) {
    return new PacketTimes(
        hasPackets, positive(lastBegins, first.lastBegins), positive(lastEnds, first.lastBegins));
  }

  private static Duration positive(Duration time, Duration start) {
    return time.compareTo(start) > 0 ? time.minus(start) : Duration.ZERO;
  }
}
