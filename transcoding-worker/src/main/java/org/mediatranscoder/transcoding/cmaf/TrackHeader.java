package org.mediatranscoder.transcoding.cmaf;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the header of a track ({@code moov}) says.
 *
 * @param timescale ticks a second
 * @param start when the first sample is decoded by its edit list, in ticks; negative for the
 *     priming of audio
 * @param codec by RFC 6381, such as {@code avc1.64001f}; of video that is not H.264 only its first
 *     part, such as {@code vp09}
 * @param language three letters (ISO 639-2); null if it is not known
 * @param width in pixels, 0 for audio; likewise height
 * @param channels 0 for video; likewise sampleRate
 * @param sampleDuration of samples that say nothing of their own, in ticks; likewise sampleSize
 */
record TrackHeader(
    long timescale,
    long start,
    String codec,
    @Nullable String language,
    int width,
    int height,
    int channels,
    int sampleRate,
    long sampleDuration,
    long sampleSize) {

  private static final String H264 = "avc1";
  private static final int SAMPLE_ENTRY = 8;
  private static final int AUDIO_ENTRY = 28;
  private static final int VIDEO_ENTRY = 78;

  /**
   * @param moov the only one of a file with one track
   */
  static TrackHeader of(Box moov) {
    Box track = moov.need("trak");
    Box mdhd = track.need("mdia", "mdhd");
    boolean large = mdhd.version() == 1;
    long timescale = Integer.toUnsignedLong(mdhd.content().getInt(large ? 20 : 12));
    Box trex = moov.need("mvex", "trex");
    Box stsd = track.need("mdia", "minf", "stbl", "stsd");
    Box entry = Box.in(stsd.content().slice(8, stsd.content().limit() - 8)).getFirst();
    boolean video = track.need("mdia", "minf").find("vmhd").isPresent();
    ByteBuffer content = entry.content();
    return new TrackHeader(
        timescale,
        start(moov, track, timescale),
        video ? video(entry) : audio(entry),
        language(mdhd.content().getShort(large ? 32 : 20)),
        video ? content.getShort(SAMPLE_ENTRY + 16) : 0,
        video ? content.getShort(SAMPLE_ENTRY + 18) : 0,
        video ? 0 : content.getShort(SAMPLE_ENTRY + 8),
        video ? 0 : content.getInt(SAMPLE_ENTRY + 16) >>> 16,
        Integer.toUnsignedLong(trex.content().getInt(12)),
        Integer.toUnsignedLong(trex.content().getInt(16)));
  }

  /** An empty edit delays the track; the beginning of the next one is what is shown at its end. */
  private static long start(Box moov, Box track, long timescale) {
    long clock = Integer.toUnsignedLong(moov.need("mvhd").content().getInt(mvhdTimescale(moov)));
    Box edits = track.find("edts").flatMap(edts -> edts.find("elst")).orElse(null);
    if (edits == null) {
      return 0;
    }
    boolean large = edits.version() == 1;
    ByteBuffer content = edits.content();
    long start = 0;
    for (int i = 0; i < content.getInt(4); i++) {
      int at = 8 + i * (large ? 20 : 12);
      long duration = large ? content.getLong(at) : Integer.toUnsignedLong(content.getInt(at));
      long media = large ? content.getLong(at + 8) : content.getInt(at + 4);
      if (media >= 0) {
        return start - media;
      }
      start += Math.round((double) duration * timescale / clock);
    }
    return start;
  }

  private static int mvhdTimescale(Box moov) {
    return moov.need("mvhd").version() == 1 ? 20 : 12;
  }

  /** Profile, constraints and level as the decoder configuration has them. */
  private static String video(Box entry) {
    if (!entry.type().equals(H264)) {
      return entry.type();
    }
    Box avcC = inside(entry, VIDEO_ENTRY, "avcC");
    byte[] profile = new byte[3];
    avcC.content().get(1, profile);
    return entry.type() + "." + HexFormat.of().formatHex(profile);
  }

  /** AAC-LC, which is the only audio of our packages, is 2 among the objects of MPEG-4. */
  private static String audio(Box entry) {
    if (!entry.type().equals("mp4a")) {
      throw new MalformedTrackException("Audio of type " + entry.type());
    }
    return "mp4a.40." + AudioObject.of(inside(entry, AUDIO_ENTRY, "esds").content());
  }

  private static Box inside(Box entry, int fields, String type) {
    ByteBuffer boxes = entry.content().slice(fields, entry.content().limit() - fields);
    return Box.in(boxes).stream()
        .filter(box -> box.type().equals(type))
        .findFirst()
        .orElseThrow(() -> new MalformedTrackException(entry.type() + " without " + type));
  }

  /** Three letters of five bits each; {@code und} for none. */
  private static @Nullable String language(short packed) {
    StringBuilder letters = new StringBuilder();
    for (int shift = 10; shift >= 0; shift -= 5) {
      letters.append((char) (0x60 + (packed >> shift & 0x1f)));
    }
    String language = letters.toString().toLowerCase(Locale.ROOT);
    return language.equals("und") || !language.matches("[a-z]{3}") ? null : language;
  }
}
