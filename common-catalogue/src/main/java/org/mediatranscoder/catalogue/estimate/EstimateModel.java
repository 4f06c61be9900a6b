package org.mediatranscoder.catalogue.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.catalogue.AudioSettings;
import org.mediatranscoder.catalogue.Container;
import org.mediatranscoder.catalogue.Preset;
import org.mediatranscoder.catalogue.Recipe;
import org.mediatranscoder.catalogue.VideoSettings;
import org.mediatranscoder.model.format.StreamKind;
import org.mediatranscoder.model.job.JobEstimate.Reason;
import org.mediatranscoder.model.job.ModelledEstimate;

/** How large the output of a source becomes, and how long that takes on two cores. */
public final class EstimateModel {

  /** Among whose frames a picture is looked for. */
  private static final double COMPARED_SECONDS = 20;

  /** What containers add, in parts of the streams. */
  private static final double CONTAINER = 1.01;

  /** Of a copy, without what was left out. */
  private static final double COPIED = 0.04;

  /** Where two passes aim, in parts of the limit, and what they take. */
  private static final double AIM = 0.965;

  private static final double TWO_PASSES = 1.7;

  /** Below that nothing can be watched, in bits a second; the worker knows exactly. */
  private static final double LEAST_BITS = 80_000;

  /** Bits a second that a million pixels want, as the worker shares out a limited size. */
  private static final double COMFORTABLE = 1e6;

  private static final double PIXELS_OF_720P = 1280 * 720;
  private static final double OF_PIXELS = 0.75;

  /** A smaller size of a ladder is not worth it otherwise. */
  private static final double LEAST_STEP = 1.4;

  private final Preset preset;
  private final Wanted wanted;
  private final SourceFacts source;
  private final Measured figures = Measured.FIGURES;

  private EstimateModel(Preset preset, Map<String, Object> options, SourceFacts source) {
    this.preset = preset;
    this.wanted = new Wanted(options);
    this.source = source;
  }

  /**
   * Of one way to make it.
   *
   * @param options of the format, which were checked
   * @param copied whether what costs time is copied, as {@link
   *     org.mediatranscoder.model.job.JobPlan#copies} says
   */
  public static ModelledEstimate of(
      Preset preset, Map<String, Object> options, SourceFacts source, boolean copied) {
    return new EstimateModel(preset, options, source).modelled(copied);
  }

  /** Whether the source may be copied, where nobody has looked into it yet. */
  public static Copying copying(Preset preset, Map<String, Object> options, SourceFacts source) {
    return new EstimateModel(preset, options, source).copying();
  }

  /** What is known of whether a source is copied. */
  public enum Copying {
    YES,
    NO,
    MAYBE
  }

  private Copying copying() {
    return switch (preset.recipe()) {
      case Recipe.OfCopy _ -> Copying.YES;
      case Recipe.OfVideo video -> copying(video.video());
      case Recipe.OfSizedVideo sized ->
          source.sizeBytes() < wanted.maxBytes(sized.maxMegabytes())
              ? copying(sized.video())
              : Copying.NO;
      case Recipe.OfAudio _,
          Recipe.OfAnimation _,
          Recipe.OfPicture _,
          Recipe.OfSprites _,
          Recipe.OfLadder _,
          Recipe.OfSubtitles _ ->
          Copying.NO;
    };
  }

  private Copying copying(VideoSettings settings) {
    String codec = VideoModel.name(settings);
    boolean copiable = codec.equals("h264") || codec.equals("vp9");
    Integer width = source.width();
    Integer height = source.height();
    Double seconds = source.seconds();
    if (!copiable || wanted.changesVideo() || width == null || height == null || seconds == null) {
      return Copying.NO;
    }
    boolean fits = Math.min(width, height) <= wanted.resolution(settings.resolution());
    boolean bounded =
        !(settings instanceof VideoSettings.H264 h264)
            || source.sizeBytes() * 8 / seconds <= h264.maxKbps() * 1000.0;
    if (!fits || !bounded) {
      return Copying.NO;
    }
    String given = source.videoCodec();
    if (given == null) {
      return Copying.MAYBE;
    }
    return given.equals(codec) ? Copying.YES : Copying.NO;
  }

  private ModelledEstimate modelled(boolean copied) {
    boolean missesVideo = needs(StreamKind.VIDEO) && !source.hasVideo();
    if (missesVideo || (needs(StreamKind.AUDIO) && !source.hasAudio())) {
      return ModelledEstimate.unknown(Reason.STREAM_MISSING);
    }
    return switch (preset.recipe()) {
      case Recipe.OfSubtitles _ -> ModelledEstimate.unknown(Reason.NOT_PREDICTABLE);
      case Recipe.OfCopy _ -> copy();
      case Recipe.OfAudio audio -> audio(audio.audio());
      case Recipe.OfVideo video -> copied ? copy() : video(video);
      case Recipe.OfSizedVideo sized -> copied ? copy() : sized(sized);
      case Recipe.OfAnimation animation -> animation(animation);
      case Recipe.OfPicture picture -> picture(picture);
      case Recipe.OfSprites sprites -> sprites(sprites);
      case Recipe.OfLadder ladder -> ladder(ladder);
    };
  }

  private boolean needs(StreamKind kind) {
    return preset.format().needs().contains(kind);
  }

  private ModelledEstimate copy() {
    Double whole = source.seconds();
    double part = whole == null || whole <= 0 ? 1 : wanted.seconds(whole) / whole;
    double bytes = source.sizeBytes() * Math.min(1, part);
    return made(new Size(bytes, part < 1 ? 3 * COPIED : COPIED), 0);
  }

  private ModelledEstimate audio(AudioSettings settings) {
    Double whole = source.seconds();
    if (whole == null) {
      return ModelledEstimate.unknown(Reason.DURATION_UNKNOWN);
    }
    double seconds = wanted.seconds(whole);
    AudioModel model = new AudioModel(source, wanted);
    return made(model.size(settings, seconds), model.seconds(settings, seconds));
  }

  private ModelledEstimate video(Recipe.OfVideo recipe) {
    VideoModel model = videoModel();
    if (model == null) {
      return unknown();
    }
    double seconds = wanted.seconds(model.sourceSeconds());
    Frames made = model.frames().wanted(wanted, wanted.resolution(recipe.video().resolution()));
    AudioModel audio = new AudioModel(source, wanted);
    return made(
        model.size(recipe.video(), made, seconds).plus(audio.size(recipe.audio(), seconds)),
        model.decoding(seconds)
            + model.seconds(VideoModel.name(recipe.video()), made, seconds)
            + audio.seconds(recipe.audio(), seconds));
  }

  private ModelledEstimate sized(Recipe.OfSizedVideo recipe) {
    ModelledEstimate usual = video(recipe.unlimited());
    VideoModel model = videoModel();
    if (model == null || usual.bytes() == null || usual.seconds() == null) {
      return usual;
    }
    double seconds = wanted.seconds(model.sourceSeconds());
    double aim = AIM * wanted.maxBytes(recipe.maxMegabytes());
    if (aim * 8 / seconds < LEAST_BITS) {
      return ModelledEstimate.unknown(Reason.MAX_SIZE_TOO_SMALL);
    }
    double most = recipe.video() instanceof VideoSettings.H264 h264 ? h264.maxKbps() * 125.0 : 0;
    boolean free = source.sizeBytes() * seconds / model.sourceSeconds() <= aim;
    if (usual.bytes() <= aim && (free || most * seconds <= aim)) {
      return usual;
    }
    double area = PIXELS_OF_720P * Math.pow(aim * 8 / seconds / COMFORTABLE, 1 / OF_PIXELS);
    Frames source = model.frames().wanted(wanted, recipe.video().resolution());
    Frames made = source.scaled(Math.sqrt(area / source.area()), source.rate());
    double encode = TWO_PASSES * (model.decoding(seconds) + model.seconds("h264", made, seconds));
    return made(new Size(aim / CONTAINER, 0.05), free ? encode * 2 : encode);
  }

  private ModelledEstimate animation(Recipe.OfAnimation recipe) {
    VideoModel model = videoModel();
    if (model == null) {
      return unknown();
    }
    double seconds = Math.min(recipe.seconds(), wanted.seconds(model.sourceSeconds()));
    Frames whole = model.frames().wanted(wanted, Integer.MAX_VALUE);
    Frames made = whole.scaled(recipe.longSide() / whole.longSide(), recipe.framesPerSecond());
    String codec = recipe.container() == Container.WEBP ? "webp" : "gif";
    return made(
        model.size(codec, made, seconds, 1),
        model.decoding(seconds) + model.seconds(codec, made, seconds));
  }

  /** Of one frame, for which the first seconds are decoded; a still picture has no length. */
  private ModelledEstimate picture(Recipe.OfPicture recipe) {
    VideoModel model = source.seconds() == null ? stillModel() : videoModel();
    if (model == null) {
      return unknown();
    }
    Frames whole = model.frames().wanted(wanted, Integer.MAX_VALUE);
    Frames made = whole.scaled(recipe.longSide() / whole.longSide(), whole.rate());
    double frame = 1 / made.rate();
    String codec =
        switch (recipe.container()) {
          case PNG -> "png";
          case WEBP -> "webp-picture";
          case AVIF -> "avif";
          default -> "jpeg";
        };
    return made(
        model.size(codec, made, frame, 1),
        model.decoding(Math.min(COMPARED_SECONDS, model.sourceSeconds()))
            + model.seconds(codec, made, frame));
  }

  /** All of the video is decoded. */
  private ModelledEstimate sprites(Recipe.OfSprites recipe) {
    VideoModel model = videoModel();
    if (model == null) {
      return unknown();
    }
    double seconds = model.sourceSeconds();
    Frames whole = model.frames();
    Frames made = whole.scaled(recipe.longSide() / whole.longSide(), 1.0 / recipe.secondsPerTile());
    return made(
        model.size("sprites", made, seconds, 1),
        model.decoding(seconds) + model.seconds("sprites", made, seconds));
  }

  private ModelledEstimate ladder(Recipe.OfLadder recipe) {
    VideoModel model = videoModel();
    if (model == null) {
      return unknown();
    }
    double seconds = wanted.seconds(model.sourceSeconds());
    AudioModel audio = new AudioModel(source, wanted);
    double encode = model.decoding(seconds) + audio.seconds(recipe.audio(), seconds);
    double rungs = 0;
    double spread = 0;
    for (Rung rung : rungs(model, recipe)) {
      Size size = model.size(rung.settings(), rung.made(), seconds);
      encode += model.seconds("h264", rung.made(), seconds);
      rungs += size.bytes();
      spread = Math.max(spread, size.spread());
    }
    Size video = new Size(rungs, spread); // All rungs are off together.
    return made(video.plus(audio.size(recipe.audio(), seconds)), encode);
  }

  private record Rung(VideoSettings settings, Frames made) {}

  /** Those that are smaller than the source, and one of its own size. */
  private List<Rung> rungs(VideoModel model, Recipe.OfLadder recipe) {
    List<Rung> chosen = new ArrayList<>();
    double side = model.frames().shortSide();
    for (VideoSettings settings : recipe.rungs().reversed()) {
      Rung rung = new Rung(settings, model.frames().wanted(wanted, settings.resolution()));
      Rung smaller = chosen.isEmpty() ? null : chosen.getLast();
      if (smaller != null && rung.made().area() < LEAST_STEP * smaller.made().area()) {
        chosen.removeLast();
        rung = new Rung(smaller.settings(), rung.made());
      }
      chosen.add(rung);
      if (settings.resolution() >= side) {
        break;
      }
    }
    return chosen;
  }

  private @Nullable VideoModel videoModel() {
    Double seconds = source.seconds();
    Integer width = source.width();
    Integer height = source.height();
    return seconds == null || seconds <= 0 || width == null || height == null
        ? null
        : new VideoModel(source, Frames.of(source, width, height), seconds, wanted);
  }

  /** As a video of one frame. */
  private @Nullable VideoModel stillModel() {
    Integer width = source.width();
    Integer height = source.height();
    if (width == null || height == null) {
      return null;
    }
    Frames frames = Frames.of(source, width, height);
    return new VideoModel(source, frames, 1 / frames.rate(), wanted);
  }

  private ModelledEstimate unknown() {
    return ModelledEstimate.unknown(
        source.seconds() == null ? Reason.DURATION_UNKNOWN : Reason.FRAME_SIZE_UNKNOWN);
  }

  private ModelledEstimate made(Size streams, double encode) {
    Size size = new Size(streams.bytes() * CONTAINER, streams.spread());
    double gigabytes = (source.sizeBytes() + size.bytes()) / 1e9;
    double all = figures.job().start() + figures.job().gigabyte() * gigabytes + encode;
    return new ModelledEstimate(size.bytes(), size.spread(), all, figures.job().spread(), null);
  }
}
