package org.mediatranscoder.transcoding.formats;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mediatranscoder.catalogue.Catalogue;
import org.mediatranscoder.catalogue.Preset;
import org.mediatranscoder.catalogue.Recipe;
import org.mediatranscoder.model.format.FormatCatalogue;
import org.mediatranscoder.model.job.TranscodeRequest;

/** How this worker makes each format of the catalogue. */
public final class OutputFormats {

  private static final OutputFormats BUNDLED = new OutputFormats(Catalogue.bundled());

  private final Catalogue catalogue;
  private final Map<String, OutputFormat> byId = new LinkedHashMap<>();

  OutputFormats(Catalogue catalogue) {
    this.catalogue = catalogue;
    for (Preset preset : catalogue.presets()) {
      byId.put(preset.format().id(), of(preset, FormatOptions.NONE));
    }
  }

  /** Those of this release. */
  public static OutputFormats bundled() {
    return BUNDLED;
  }

  public Optional<OutputFormat> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The entry of the catalogue. */
  public Optional<Preset> preset(String id) {
    return catalogue.find(id);
  }

  /** The format that a person asked for, with what was chosen of it. */
  public Optional<OutputFormat> find(TranscodeRequest request) {
    return catalogue.find(request.format()).map(preset -> of(preset, FormatOptions.of(request)));
  }

  /** What people see of all of them. */
  FormatCatalogue catalogue() {
    return catalogue.formats();
  }

  private static OutputFormat of(Preset preset, FormatOptions chosen) {
    return switch (preset.recipe()) {
      case Recipe.OfVideo video -> video(preset, video, chosen, 0);
      case Recipe.OfSizedVideo sized ->
          video(preset, sized.unlimited(), chosen, sized.maxMegabytes());
      case Recipe.OfAudio audio ->
          new AudioFormat(
              preset.format(),
              AudioEncoding.of(audio.audio(), chosen),
              ContainerFormat.of(audio.container()));
      case Recipe.OfAnimation animation -> AnimationFormat.of(preset.format(), animation);
      case Recipe.OfPicture picture ->
          PictureFormat.of(preset.format(), picture.container(), picture.longSide());
      case Recipe.OfSprites sprites ->
          new SpriteFormat(
              preset.format(),
              sprites.longSide(),
              Duration.ofSeconds(sprites.secondsPerTile()),
              sprites.columns(),
              sprites.rows(),
              PictureFormat.of(preset.format(), sprites.container(), sprites.longSide()));
      case Recipe.OfLadder ladder ->
          new LadderFormat(
              preset.format(),
              ladder.rungs().stream()
                  .map(rung -> VideoEncoding.of(rung, FormatOptions.NONE))
                  .toList(),
              AudioEncoding.of(ladder.audio(), chosen),
              Duration.ofSeconds(ladder.segmentSeconds()));
      case Recipe.OfSubtitles _ -> new SubtitleFormat(preset.format());
      case Recipe.OfCopy _ -> new CopyFormat(preset.format());
    };
  }

  /**
   * @param limit in megabytes; 0 for none
   */
  private static VideoFormat video(
      Preset preset, Recipe.OfVideo video, FormatOptions chosen, int limit) {
    return new VideoFormat(
        preset.format(),
        VideoEncoding.of(video.video(), chosen),
        AudioEncoding.of(video.audio(), chosen),
        ContainerFormat.of(video.container()),
        chosen.most(limit));
  }
}
