package org.mediatranscoder.transcoding.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.probe.EbmlFile.Element;

/**
 * The crop that a Matroska file asks a player for (RFC 9559, 5.1.4.1.28). FFmpeg before 7.1 does
 * not report it, and computes the shape of a pixel as if there were none.
 */
final class MatroskaCrop {

  private static final long EBML = 0x1A45DFA3;
  private static final long SEGMENT = 0x18538067;
  private static final long TRACKS = 0x1654AE6B;
  private static final long TRACK = 0xAE;
  private static final long TRACK_TYPE = 0x83;
  private static final long CODEC = 0x86;
  private static final long VIDEO = 0xE0;
  private static final long PIXEL_WIDTH = 0xB0;
  private static final long PIXEL_HEIGHT = 0xBA;
  private static final long CROP_BOTTOM = 0x54AA;
  private static final long CROP_TOP = 0x54BB;
  private static final long CROP_LEFT = 0x54CC;
  private static final long CROP_RIGHT = 0x54DD;
  private static final long DISPLAY_WIDTH = 0x54B0;
  private static final long DISPLAY_HEIGHT = 0x54BA;
  private static final long DISPLAY_UNIT = 0x54B2;

  /** Of which FFmpeg makes streams: video, audio, subtitles and metadata. */
  private static final Set<Integer> STREAMS = Set.of(1, 2, 0x11, 0x21);

  /** The unit of a display size that nobody knows. */
  private static final int UNIT_UNKNOWN = 4;

  private final EbmlFile file;

  private MatroskaCrop(EbmlFile file) {
    this.file = file;
  }

  /** The same probe, with the crops that the file has and ffprobe kept quiet about. */
  static Probe added(Probe probe, Path source) {
    try (FileChannel channel = FileChannel.open(source)) {
      EbmlFile file = new EbmlFile(channel);
      List<MediaStream> streams = new MatroskaCrop(file).added(probe.streams());
      return file.isTooLong() || streams.equals(probe.streams())
          ? probe
          : probe.withStreams(streams);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private List<MediaStream> added(List<MediaStream> streams) throws IOException {
    List<Element> tracks = tracks();
    List<MediaStream> all = new ArrayList<>();
    for (MediaStream stream : streams) {
      boolean isVideo = stream instanceof VideoStream && stream.index() < tracks.size();
      all.add(isVideo ? added((VideoStream) stream, tracks.get(stream.index())) : stream);
    }
    return all;
  }

  /** Those of which FFmpeg makes streams, in their order. */
  private List<Element> tracks() throws IOException {
    if (!file.startsWith(EBML)) {
      return List.of();
    }
    Element segment = file.first(file.root(), SEGMENT).orElse(null);
    Element all = segment == null ? null : file.first(segment, TRACKS).orElse(null);
    List<Element> tracks = new ArrayList<>();
    for (Element track : all == null ? List.<Element>of() : file.all(all, TRACK)) {
      if (STREAMS.contains(file.number(track, TRACK_TYPE, 0))
          && file.first(track, CODEC).isPresent()) {
        tracks.add(track);
      }
    }
    return tracks;
  }

  /** With its crop, if the track is really that of the stream. */
  private VideoStream added(VideoStream video, Element track) throws IOException {
    Element header = file.first(track, VIDEO).orElse(null);
    if (header == null
        || file.number(header, PIXEL_WIDTH, 0) != video.frameWidth()
        || file.number(header, PIXEL_HEIGHT, 0) != video.frameHeight()) {
      return video;
    }
    FrameCrop crop =
        new FrameCrop(
            file.number(header, CROP_TOP, 0),
            file.number(header, CROP_BOTTOM, 0),
            file.number(header, CROP_LEFT, 0),
            file.number(header, CROP_RIGHT, 0));
    boolean isNews = video.crop().equals(FrameCrop.NONE) && !crop.equals(FrameCrop.NONE);
    return isNews && crop.fits(video.frameWidth(), video.frameHeight())
        ? video.cropped(crop, pixelAspect(header, video, crop))
        : video;
  }

  /** Null if the file does not say it. */
  private @Nullable Rational pixelAspect(Element header, VideoStream video, FrameCrop crop)
      throws IOException {
    int width = crop.width(video.frameWidth());
    int height = crop.height(video.frameHeight());
    int displayWidth = file.number(header, DISPLAY_WIDTH, width);
    int displayHeight = file.number(header, DISPLAY_HEIGHT, height);
    boolean isKnown = file.number(header, DISPLAY_UNIT, 0) < UNIT_UNKNOWN;
    return isKnown && displayWidth > 0 && displayHeight > 0
        ? new Rational((long) height * displayWidth, (long) width * displayHeight)
        : null;
  }
}
