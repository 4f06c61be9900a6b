package org.mediatranscoder.catalogue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How video is encoded. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "codec")
@JsonSubTypes({
  @JsonSubTypes.Type(value = VideoSettings.H264.class, name = "h264"),
  @JsonSubTypes.Type(value = VideoSettings.Hevc.class, name = "hevc"),
  @JsonSubTypes.Type(value = VideoSettings.Vp9.class, name = "vp9"),
  @JsonSubTypes.Type(value = VideoSettings.Av1.class, name = "av1"),
  @JsonSubTypes.Type(value = VideoSettings.Prores.class, name = "prores")
})
public sealed interface VideoSettings {

  /** Pixels of the shorter side at most, as in 720p: 144 to 4320. */
  int resolution();

  /**
   * @param crf constant quality, 10 (best) to 40
   * @param maxKbps kilobits a second at most, 100 to 200000
   */
  record H264(int resolution, int crf, int maxKbps) implements VideoSettings {

    public H264 {
      checkResolution(resolution);
      Range.check("crf", crf, 10, 40);
      Range.check("maxKbps", maxKbps, 100, 200_000);
    }
  }

  /**
   * @param crf constant quality, 10 (best) to 40
   */
  record Hevc(int resolution, int crf) implements VideoSettings {

    public Hevc {
      checkResolution(resolution);
      Range.check("crf", crf, 10, 40);
    }
  }

  /**
   * @param crf constant quality, 15 (best) to 60
   */
  record Vp9(int resolution, int crf) implements VideoSettings {

    public Vp9 {
      checkResolution(resolution);
      Range.check("crf", crf, 15, 60);
    }
  }

  /**
   * @param crf constant quality, 15 (best) to 60
   */
  record Av1(int resolution, int crf) implements VideoSettings {

    public Av1 {
      checkResolution(resolution);
      Range.check("crf", crf, 15, 60);
    }
  }

  /** ProRes 422 HQ: 10 bits, 4:2:2. */
  record Prores(int resolution) implements VideoSettings {

    public Prores {
      checkResolution(resolution);
    }
  }

  private static void checkResolution(int resolution) {
    Range.check("resolution", resolution, 144, 4320);
  }
}
