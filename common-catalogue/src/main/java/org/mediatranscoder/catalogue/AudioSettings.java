package org.mediatranscoder.catalogue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How audio is encoded: lossy codecs as mono or stereo, the others with all channels. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "codec")
@JsonSubTypes({
  @JsonSubTypes.Type(value = AudioSettings.Aac.class, name = "aac"),
  @JsonSubTypes.Type(value = AudioSettings.Opus.class, name = "opus"),
  @JsonSubTypes.Type(value = AudioSettings.Mp3.class, name = "mp3"),
  @JsonSubTypes.Type(value = AudioSettings.Flac.class, name = "flac"),
  @JsonSubTypes.Type(value = AudioSettings.Pcm.class, name = "pcm")
})
public sealed interface AudioSettings {

  /**
   * @param kbps kilobits a second of stereo, 32 to 512
   */
  record Aac(int kbps) implements AudioSettings {

    public Aac {
      Range.check("kbps", kbps, 32, 512);
    }
  }

  /** Likewise. */
  record Opus(int kbps) implements AudioSettings {

    public Opus {
      Range.check("kbps", kbps, 32, 512);
    }
  }

  /**
   * @param quality of a varying bit rate, 0 (about 245 kbit/s) to 9 (about 65 kbit/s)
   */
  record Mp3(int quality) implements AudioSettings {

    public Mp3 {
      Range.check("quality", quality, 0, 9);
    }
  }

  /** In 24 bits where the source has more than 16, else in 16. */
  record Flac() implements AudioSettings {}

  /**
   * @param bits of a sample, 16 or 24
   */
  record Pcm(int bits) implements AudioSettings {

    public Pcm {
      if (bits != 16 && bits != 24) {
        throw new IllegalArgumentException("bits must be 16 or 24 but is " + bits);
      }
    }
  }
}
