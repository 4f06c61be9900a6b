package org.mediatranscoder.transcoding.formats;

import java.time.Duration;
import java.util.List;
import org.mediatranscoder.catalogue.Container;
import org.mediatranscoder.catalogue.Recipe;
import org.mediatranscoder.model.format.MediaFormat;

/**
 * The beginning of a video as an animation without audio.
 *
 * @param longSide pixels of the longer side at most
 * @param fps frames per second
 * @param length of the beginning that is taken
 * @param codec FFmpeg's name of the codec and of the container, {@code gif} or {@code webp}
 * @param options of the encoder
 * @param graph from RGB frames, as {@code %s}, to what the encoder takes
 * @param usualBits of a pixel; likewise mostBits
 */
public record AnimationFormat(
    MediaFormat entry,
    int longSide,
    int fps,
    Duration length,
    String codec,
    List<String> options,
    String graph,
    double usualBits,
    double mostBits)
    implements OutputFormat {

  /** One graph makes the palette and uses it, so the source is decoded once. */
  private static final String PALETTE = "%s,split[a][b];[a]palettegen[p];[b][p]paletteuse[out]";

  static AnimationFormat of(MediaFormat entry, Recipe.OfAnimation recipe) {
    return recipe.container() == Container.WEBP
        ? of(entry, recipe, "webp", webp(), "%s[out]", 1, 24)
        // Codes of LZW are 12 bits long, and noise has one for each pixel.
        : of(entry, recipe, "gif", List.of("-c:v", "gif"), PALETTE, 4, 12);
  }

  private static AnimationFormat of(
      MediaFormat entry,
      Recipe.OfAnimation recipe,
      String codec,
      List<String> options,
      String graph,
      double usualBits,
      double mostBits) {
    return new AnimationFormat(
        entry,
        recipe.longSide(),
        recipe.framesPerSecond(),
        Duration.ofSeconds(recipe.seconds()),
        codec,
        options,
        graph,
        usualBits,
        mostBits);
  }

  /** It plays again and again, as a GIF does. */
  private static List<String> webp() {
    return List.of("-c:v", "libwebp_anim", "-lossless", "0", "-quality", "75", "-loop", "0");
  }
}
