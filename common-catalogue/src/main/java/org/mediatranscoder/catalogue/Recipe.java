package org.mediatranscoder.catalogue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Set;

/**
 * How a format is made, in words of this project: a worker knows what each means for its FFmpeg, so
 * no argument of a program stands in a catalogue. Each number is bounded.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "makes")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Recipe.OfVideo.class, name = "video"),
  @JsonSubTypes.Type(value = Recipe.OfSizedVideo.class, name = "sizedVideo"),
  @JsonSubTypes.Type(value = Recipe.OfAudio.class, name = "audio"),
  @JsonSubTypes.Type(value = Recipe.OfAnimation.class, name = "animation"),
  @JsonSubTypes.Type(value = Recipe.OfPicture.class, name = "picture"),
  @JsonSubTypes.Type(value = Recipe.OfSprites.class, name = "sprites"),
  @JsonSubTypes.Type(value = Recipe.OfLadder.class, name = "ladder"),
  @JsonSubTypes.Type(value = Recipe.OfCopy.class, name = "copy"),
  @JsonSubTypes.Type(value = Recipe.OfSubtitles.class, name = "subtitles")
})
public sealed interface Recipe {

  /** Video with audio, if the source has any. */
  record OfVideo(Container container, VideoSettings video, AudioSettings audio) implements Recipe {

    /**
     * @throws IllegalArgumentException if the container does not take these codecs
     */
    public OfVideo {
      require(container.takes(video) && container.takes(audio), container, "these codecs");
    }
  }

  /**
   * Video of H.264 in MP4 that does not exceed a size, with audio, if the source has any.
   *
   * @param maxMegabytes of 1,000,000 bytes, 1 to 4000
   */
  record OfSizedVideo(
      Container container, int maxMegabytes, VideoSettings video, AudioSettings audio)
      implements Recipe {

    /**
     * @throws IllegalArgumentException if the limit is out of its range, or these codecs cannot be
     *     made to fit
     */
    public OfSizedVideo {
      boolean isSizable = container == Container.MP4 && video instanceof VideoSettings.H264;
      require(isSizable && container.takes(audio), container, "these codecs with a limit of size");
      Range.check("maxMegabytes", maxMegabytes, 1, 4000);
    }

    /** The same without its limit. */
    public OfVideo unlimited() {
      return new OfVideo(container, video, audio);
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
      boolean isAnimation = container == Container.GIF || container == Container.WEBP;
      require(isAnimation, container, "an animation");
      Range.check("longSide", longSide, 16, 1920);
      Range.check("framesPerSecond", framesPerSecond, 1, 50);
      Range.check("seconds", seconds, 1, 60);
    }
  }

  /**
   * One frame of a video.
   *
   * @param longSide pixels of the longer side at most, 16 to 8192
   */
  record OfPicture(Container container, int longSide) implements Recipe {

    private static final Set<Container> PICTURES =
        Set.of(Container.JPEG, Container.PNG, Container.WEBP, Container.AVIF);

    /**
     * @throws IllegalArgumentException if the number is out of its range, or the container is no
     *     picture
     */
    public OfPicture {
      boolean isPicture = PICTURES.contains(container);
      require(isPicture, container, "a picture");
      Range.check("longSide", longSide, 16, 8192);
    }
  }

  /**
   * Small pictures of a whole video on sheets, and a WebVTT track that names them.
   *
   * @param longSide pixels of the longer side of each picture at most, 32 to 640
   * @param secondsPerTile between two of them, 1 to 60
   * @param columns of a sheet at most, 1 to 20; likewise rows
   */
  record OfSprites(Container container, int longSide, int secondsPerTile, int columns, int rows)
      implements Recipe {

    /**
     * @throws IllegalArgumentException if a number is out of its range, or the container is not
     *     JPEG
     */
    public OfSprites {
      require(container == Container.JPEG, container, "sheets of small pictures");
      Range.check("longSide", longSide, 32, 640);
      Range.check("secondsPerTile", secondsPerTile, 1, 60);
      Range.check("columns", columns, 1, 20);
      Range.check("rows", rows, 1, 20);
    }
  }

  /**
   * The video in several sizes for a player to choose from, the audio once, and the playlists and
   * the manifest that name them.
   *
   * @param segmentSeconds length of the pieces at whose begin a player may change the size, 2 to 10
   * @param rungs H.264, 1 to 8, the largest first; a source has those that are not larger than it
   */
  record OfLadder(
      Container container, int segmentSeconds, List<VideoSettings> rungs, AudioSettings audio)
      implements Recipe {

    /**
     * @throws IllegalArgumentException if the rungs are not as they should be, a number is out of
     *     its range, or the container is not MP4
     */
    public OfLadder {
      rungs = List.copyOf(rungs);
      require(container == Container.MP4 && container.takes(audio), container, "a ladder of these");
      Range.check("segmentSeconds", segmentSeconds, 2, 10);
      Range.check("rungs", rungs.size(), 1, 8);
      for (int i = 0; i < rungs.size(); i++) {
        require(rungs.get(i) instanceof VideoSettings.H264, container, "rungs other than H.264");
        require(
            i == 0 || rungs.get(i).resolution() < rungs.get(i - 1).resolution(),
            container,
            "a rung that is not smaller than the one before");
      }
    }
  }

  /** All streams as they are, without metadata, in a container that holds them. */
  record OfCopy() implements Recipe {}

  /** Subtitles that are text, as WebVTT. */
  record OfSubtitles() implements Recipe {}

  private static void require(boolean holds, Container container, String what) {
    if (!holds) {
      throw new IllegalArgumentException(container + " does not take " + what);
    }
  }
}
