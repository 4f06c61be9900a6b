package org.mediatranscoder.transcoding.chain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the first packet of an audio stream in Ogg says.
 *
 * @param rate samples per second
 */
record AudioParameters(String codec, int channels, int rate) {

  /** As much of the first page as is looked at. */
  static final int PACKET_BYTES = 64;

  /** The shortest of the three first packets is that of Opus, with this many bytes. */
  private static final int LEAST_BYTES = 19;

  /** Where FLAC's STREAMINFO has rate (20 bits) and channels (3 bits), in Ogg. */
  private static final int FLAC_RATE_AT = 27;

  private static final int MOST_CHANNELS = 8;
  private static final int LOWEST_RATE = 8_000;
  private static final int HIGHEST_RATE = 192_000;
  private static final int OPUS_RATE = 48_000;

  /** Of Vorbis, Opus or FLAC, within the bounds of all that we join; otherwise empty. */
  static Optional<AudioParameters> of(ByteBuffer packet) {
    return packet.remaining() < LEAST_BYTES
        ? Optional.empty()
        : read(packet).filter(AudioParameters::isWithinBounds);
  }

  private static Optional<AudioParameters> read(ByteBuffer packet) {
    if (begins(packet, "\001vorbis")) {
      int rate = Integer.reverseBytes(packet.getInt(12));
      return Optional.of(new AudioParameters("vorbis", packet.get(11), rate));
    }
    if (begins(packet, "OpusHead")) {
      return Optional.of(new AudioParameters("opus", packet.get(9), OPUS_RATE));
    }
    if (begins(packet, "\177FLAC") && packet.remaining() > FLAC_RATE_AT + Integer.BYTES) {
      int bits = packet.getInt(FLAC_RATE_AT);
      return Optional.of(new AudioParameters("flac", (bits >>> 9 & 0b111) + 1, bits >>> 12));
    }
    return Optional.empty();
  }

  private boolean isWithinBounds() {
    return channels > 0 && channels <= MOST_CHANNELS && rate >= LOWEST_RATE && rate <= HIGHEST_RATE;
  }

  private static boolean begins(ByteBuffer packet, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return packet
        .slice(0, Math.min(bytes.length, packet.remaining()))
        .equals(ByteBuffer.wrap(bytes));
  }
}
