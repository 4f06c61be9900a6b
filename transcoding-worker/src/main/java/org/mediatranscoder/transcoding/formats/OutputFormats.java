package org.mediatranscoder.transcoding.formats;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mediatranscoder.catalogue.Catalogue;
import org.mediatranscoder.catalogue.Preset;
import org.mediatranscoder.catalogue.Recipe;
import org.mediatranscoder.model.format.FormatCatalogue;

/** How this worker makes each format of the catalogue. */
public final class OutputFormats {

  private static final OutputFormats BUNDLED = new OutputFormats(Catalogue.bundled());

  private final Catalogue catalogue;
  private final Map<String, OutputFormat> byId = new LinkedHashMap<>();

  OutputFormats(Catalogue catalogue) {
    this.catalogue = catalogue;
    for (Preset preset : catalogue.presets()) {
      byId.put(preset.format().id(), of(preset));
    }
  }

  /** Those of this release. */
  public static OutputFormats bundled() {
    return BUNDLED;
  }

  public Optional<OutputFormat> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** What people see of all of them. */
  FormatCatalogue catalogue() {
    return catalogue.formats();
  }

  private static OutputFormat of(Preset preset) {
    return switch (preset.recipe()) {
      case Recipe.OfVideo video ->
          new VideoFormat(
              preset.format(),
              VideoEncoding.of(video.video()),
              AudioEncoding.of(video.audio()),
              ContainerFormat.of(video.container()));
      case Recipe.OfAudio audio ->
          new AudioFormat(
              preset.format(),
              AudioEncoding.of(audio.audio()),
              ContainerFormat.of(audio.container()));
      case Recipe.OfAnimation animation ->
          new AnimationFormat(
              preset.format(),
              animation.longSide(),
              animation.framesPerSecond(),
              Duration.ofSeconds(animation.seconds()));
    };
  }
}
