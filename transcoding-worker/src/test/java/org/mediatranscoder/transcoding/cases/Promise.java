package org.mediatranscoder.transcoding.cases;

import org.jspecify.annotations.Nullable;
import org.mediatranscoder.catalogue.AudioSettings;
import org.mediatranscoder.catalogue.Catalogue;
import org.mediatranscoder.catalogue.Container;
import org.mediatranscoder.catalogue.Recipe;
import org.mediatranscoder.catalogue.VideoSettings;

/** What the catalogue promises of a format. */
record Promise(Recipe recipe) {

  /** Levels of H.264 times ten: "plays everywhere" is 4.2 at most up to 1080p60, and 5.2 above. */
  private static final int HIGHEST_LEVEL = 42;

  private static final int HIGHEST_LEVEL_OF_4K = 52;

  static Promise of(String format) {
    return new Promise(Catalogue.bundled().find(format).orElseThrow().recipe());
  }

  /** A limit of the size changes nothing else. */
  Promise {
    recipe = recipe instanceof Recipe.OfSizedVideo sized ? sized.unlimited() : recipe;
  }

  /** FFmpeg's name of the codec; null without video. */
  @Nullable String videoCodec() {
    return switch (recipe) {
      case Recipe.OfVideo video -> name(video.video());
      case Recipe.OfSizedVideo video -> name(video.video());
      case Recipe.OfLadder ladder -> name(ladder.rungs().getFirst());
      case Recipe.OfAnimation _ -> "gif";
      case Recipe.OfAudio _,
          Recipe.OfPicture _,
          Recipe.OfSprites _,
          Recipe.OfCopy _,
          Recipe.OfSubtitles _ ->
          null;
    };
  }

  /** FFmpeg's name of the codec; null without audio. */
  @Nullable String audioCodec() {
    return switch (recipe) {
      case Recipe.OfVideo video -> name(video.audio());
      case Recipe.OfSizedVideo video -> name(video.audio());
      case Recipe.OfLadder ladder -> name(ladder.audio());
      case Recipe.OfAudio audio -> name(audio.audio());
      case Recipe.OfAnimation _,
          Recipe.OfPicture _,
          Recipe.OfSprites _,
          Recipe.OfCopy _,
          Recipe.OfSubtitles _ ->
          null;
    };
  }

  /** Whether there come as many channels out as go in, so that no mix makes them louder. */
  boolean keepsChannels() {
    AudioSettings audio =
        switch (recipe) {
          case Recipe.OfVideo of -> of.audio();
          case Recipe.OfSizedVideo of -> of.audio();
          case Recipe.OfLadder of -> of.audio();
          case Recipe.OfAudio of -> of.audio();
          case Recipe.OfAnimation _,
              Recipe.OfPicture _,
              Recipe.OfSprites _,
              Recipe.OfCopy _,
              Recipe.OfSubtitles _ ->
              null;
        };
    return audio instanceof AudioSettings.Flac || audio instanceof AudioSettings.Pcm;
  }

  /** Whether a browser is to look at it: FFmpeg reads no animated WebP. */
  boolean isPicture() {
    return recipe instanceof Recipe.OfPicture
        || (recipe instanceof Recipe.OfAnimation of && of.container() == Container.WEBP);
  }

  /** Null without H.264. */
  @Nullable Integer highestLevel() {
    if (recipe instanceof Recipe.OfVideo video
        && video.video() instanceof VideoSettings.H264 h264) {
      return h264.resolution() <= 1080 ? HIGHEST_LEVEL : HIGHEST_LEVEL_OF_4K;
    }
    return null;
  }

  /** What a frame of this size is scaled by. */
  double scale(double width, double height) {
    if (recipe instanceof Recipe.OfAnimation animation) {
      return Math.min(1, animation.longSide() / Math.max(width, height));
    }
    if (recipe instanceof Recipe.OfPicture picture) {
      return Math.min(1, picture.longSide() / Math.max(width, height));
    }
    int bound = ((Recipe.OfVideo) recipe).video().resolution();
    double scale = bound / Math.min(width, height);
    double longSide = Math.ceil(bound * 16 / 9.0 / 2) * 2;
    return Math.min(1, Math.min(scale, longSide / Math.max(width, height)));
  }

  private static String name(VideoSettings settings) {
    return switch (settings) {
      case VideoSettings.H264 _ -> "h264";
      case VideoSettings.Hevc _ -> "hevc";
      case VideoSettings.Vp9 _ -> "vp9";
      case VideoSettings.Av1 _ -> "av1";
      case VideoSettings.Prores _ -> "prores";
    };
  }

  private static String name(AudioSettings settings) {
    return switch (settings) {
      case AudioSettings.Aac _ -> "aac";
      case AudioSettings.Opus _ -> "opus";
      case AudioSettings.Mp3 _ -> "mp3";
      case AudioSettings.Flac _ -> "flac";
      case AudioSettings.Pcm pcm -> "pcm_s" + pcm.bits() + "le";
    };
  }
}
