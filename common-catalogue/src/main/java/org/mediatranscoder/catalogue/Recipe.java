package org.mediatranscoder.catalogue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * How a format is made, in words of this project: a worker knows what each means for its FFmpeg, so
 * no argument of a program stands in a catalogue. Each number is bounded.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "makes")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Recipe.OfVideo.class, name = "video"),
  @JsonSubTypes.Type(value = Recipe.OfAudio.class, name = "audio"),
  @JsonSubTypes.Type(value = Recipe.OfAnimation.class, name = "animation")
})
public sealed interface Recipe {

  Container container();

  /** Video with audio, if the source has any. */
  record OfVideo(Container container, VideoSettings video, AudioSettings audio) implements Recipe {

    /**
     * @throws IllegalArgumentException if the container does not take these codecs
     */
    public OfVideo {
      require(container.takes(video) && container.takes(audio), container, "these codecs");
    }
  }

  /** Audio alone. */
  record OfAudio(Container container, AudioSettings audio) implements Recipe {

    /**
     * @throws IllegalArgumentException if the container does not take the codec
     */
    public OfAudio {
      require(container.takes(audio), container, "this codec");
    }
  }

  /**
   * The beginning of a video without audio.
   *
   * @param longSide pixels of the longer side at most, 16 to 1920
   * @param framesPerSecond 1 to 50
   * @param seconds of the beginning that are taken, 1 to 60
   */
  record OfAnimation(Container container, int longSide, int framesPerSecond, int seconds)
      implements Recipe {

    /**
     * @throws IllegalArgumentException if a number is out of its range, or the container is no
     *     animation
     */
    public OfAnimation {
      require(container == Container.GIF, container, "an animation");
      Range.check("longSide", longSide, 16, 1920);
      Range.check("framesPerSecond", framesPerSecond, 1, 50);
      Range.check("seconds", seconds, 1, 60);
    }
  }

  private static void require(boolean holds, Container container, String what) {
    if (!holds) {
      throw new IllegalArgumentException(container + " does not take " + what);
    }
  }
}
