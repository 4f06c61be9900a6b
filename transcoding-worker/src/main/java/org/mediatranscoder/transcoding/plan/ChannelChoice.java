package org.mediatranscoder.transcoding.plan;

import org.mediatranscoder.transcoding.formats.AudioEncoding;
import org.mediatranscoder.transcoding.formats.Channels;
import org.mediatranscoder.transcoding.probe.AudioStream;

/** Which channels of a stream are taken. */
enum ChannelChoice {
  /** All, as they are. */
  ALL,
  /** All six of 5.1, in places that lossy codecs take. */
  SURROUND,
  /** Mono of a mono stream, stereo of all others. */
  STEREO;

  static ChannelChoice of(AudioStream audio, AudioEncoding encoding) {
    Channels chosen = encoding.channels();
    boolean all = chosen == Channels.AUTO || chosen == Channels.KEEP;
    if (!all || audio.channels() > encoding.maxChannels()) {
      return STEREO;
    }
    if (!encoding.isLossy()) {
      return ALL;
    }
    return chosen == Channels.KEEP && ChannelMix.isSurround(audio) ? SURROUND : STEREO;
  }
}
