package org.mediatranscoder.transcoding.probe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.cage.AbnormalExitException;
import org.mediatranscoder.transcoding.cage.Cage;
import org.mediatranscoder.transcoding.cage.Ffmpeg;
import org.mediatranscoder.transcoding.cage.FfmpegAbilities;
import org.mediatranscoder.transcoding.failure.DamagedMediaException;
import org.mediatranscoder.transcoding.failure.MediaTooLargeException;
import org.mediatranscoder.transcoding.failure.NotMediaException;
import org.mediatranscoder.transcoding.picture.HeifImage;
import org.mediatranscoder.transcoding.picture.Nclx;
import org.mediatranscoder.transcoding.picture.PictureKind;
import org.mediatranscoder.transcoding.picture.SourcePicture;
import org.mediatranscoder.transcoding.probe.PictureItemsReader.Item;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks ffprobe, in the cage, for the pixels of a still picture. */
record PictureProber(Ffmpeg ffmpeg, Cage cage, FfmpegAbilities abilities) {

  private static final Logger log = LoggerFactory.getLogger(PictureProber.class);

  /**
   * @throws NotMediaException if it is of a kind, or put together in a way, that is not read
   * @throws DamagedMediaException if its end or some of its pixels are missing
   * @throws MediaTooLargeException if it is above the limits of the cage
   */
  Probe probe(Path directory, String fileName, SourcePicture picture) throws InterruptedException {
    refuseIfUnread(picture);
    HeifImage image = picture.isOfItems() ? picture.image() : null;
    if (image != null && image.pixels() > 2 * cage.limits().maxPixels()) {
      throw new MediaTooLargeException("The picture is larger than we take.");
    }
    Ffprobe ffprobe = new Ffprobe(ffmpeg, cage, directory);
    try {
      List<String> options = new ArrayList<>(picture.inputOptions());
      if (image != null) {
        refuseIfIncomplete(image, ffprobe.pictureItems(fileName, options));
        options.addAll(List.of("-select_streams", "i:" + image.tiles().getFirst()));
      }
      Probe described = ffprobe.describePicture(fileName, options);
      VideoStream pixels = described.video();
      if (pixels == null || pixels.frameWidth() < 1 || pixels.frameHeight() < 1) {
        throw DamagedMediaException.undecodable();
      }
      return Probe.of(picture, seen(picture, image, pixels), described.container());
    } catch (AbnormalExitException exit) {
      if (exit.isCrash()) {
        throw exit;
      }
      log.info("ffprobe refused a picture: {}", exit.getMessage());
      throw Prober.tooLarge(exit).orElseGet(DamagedMediaException::undecodable);
    }
  }

  private void refuseIfUnread(SourcePicture picture) {
    String kind = picture.kind().label();
    if (picture.animated()) {
      throw NotMediaException.picture("animated " + kind);
    }
    if (!picture.whole()) {
      throw DamagedMediaException.endsEarly();
    }
    if (picture.image() == null && isHeif(picture.kind())) {
      throw NotMediaException.picture(kind);
    }
    if (picture.isOfItems() && !abilities.heif()) {
      throw NotMediaException.pictureOfNewerFfmpeg(kind);
    }
  }

  private static boolean isHeif(PictureKind kind) {
    return kind == PictureKind.HEIC || kind == PictureKind.AVIF;
  }

  /** FFmpeg would leave a tile black that it cannot decode. */
  private static void refuseIfIncomplete(HeifImage image, Map<Integer, Item> items) {
    Item first = items.get(image.tiles().getFirst());
    List<Integer> needed = new ArrayList<>(image.tiles());
    if (image.alpha() != null) {
      needed.add(image.alpha());
    }
    for (int id : needed) {
      Item item = items.get(id);
      if (first == null || item == null || !item.isDecoded()) {
        throw DamagedMediaException.undecodable();
      }
      if (item.width() != image.tileWidth() || item.height() != image.tileHeight()) {
        throw DamagedMediaException.undecodable();
      }
      if (image.isOfTiles() && !item.pixelFormat().equals(first.pixelFormat())) {
        throw DamagedMediaException.undecodable();
      }
    }
  }

  private static VideoStream seen(
      SourcePicture picture, @Nullable HeifImage image, VideoStream pixels) {
    boolean sideways = picture.orientation().isSideways();
    ColorTags said = pixels.color();
    int width = pixels.frameWidth();
    int height = pixels.frameHeight();
    if (image != null) {
      Nclx color = image.color();
      said =
          new ColorTags(color.range(), color.space(), color.primaries(), color.transfer()).or(said);
      width = image.visible().width();
      height = image.visible().height();
    }
    return pixels.still(
        width, height, sideways, picture.profile() == null ? said : said.ofProfile());
  }
}
