package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.OutputRole;
import org.mediatranscoder.transcoding.failure.UnsuitableOptionException;
import org.mediatranscoder.transcoding.formats.PictureFormat;
import org.mediatranscoder.transcoding.formats.PictureFormat.Transparency;
import org.mediatranscoder.transcoding.picture.ColorProfile;
import org.mediatranscoder.transcoding.picture.HeifImage;
import org.mediatranscoder.transcoding.picture.SourcePicture;
import org.mediatranscoder.transcoding.plan.PlannedOutput.Expected;
import org.mediatranscoder.transcoding.probe.VideoStream;

/** A still picture as another: upright, in sRGB, and without what its file says of it. */
final class StillPlan {

  private static final String EXACT = "scale=flags=lanczos+accurate_rnd+full_chroma_int";

  /** Exif and profiles, which FFmpeg from 8.0 on would write into the output. */
  private static final List<String> WITHOUT_TAGS =
      List.of("sidedata=mode=delete", "metadata=mode=delete");

  /** Black is transparent, in full range (ISO/IEC 23000-22). */
  private static final List<String> ALPHA =
      List.of("sidedata=mode=delete", "metadata=mode=delete", "extractplanes=y", "format=gray");

  /** Grey that is no longer RGB, which FFmpeg 8.1 would say of it otherwise. */
  private static final String BESIDE =
      "alphaextract,format=gray,setparams=range=pc:colorspace=smpte170m";

  private static final String ON_WHITE =
      "format=rgba,split[p][w];[w]lutrgb=r=255:g=255:b=255:a=255,format=rgb24[q];"
          + "[q][p]overlay=format=rgb";

  private static final Duration ONE_FRAME = Duration.ofSeconds(1);

  private final VideoStream video;
  private final SourcePicture picture;
  private final PictureFormat format;
  private final EncodeOptions chosen;
  private final @Nullable HeifImage items;
  private final FrameSize whole;
  private final FrameSize cropped;
  private final FrameSize size;
  private final boolean transparent;
  private final boolean kept;

  private StillPlan(
      VideoStream video, SourcePicture picture, PictureFormat format, EncodeOptions chosen) {
    this.video = video;
    this.picture = picture;
    this.format = format;
    this.chosen = chosen;
    this.whole = new FrameSize(video.width(), video.height());
    this.cropped = chosen.crop().of(whole);
    this.size = cropped.fitPicture(format.longSide());
    this.items = picture.isOfItems() ? picture.image() : null;
    this.transparent = SourceColor.hasAlpha(video) || (items != null && items.alpha() != null);
    this.kept = transparent && format.transparency() != Transparency.WHITE;
  }

  /**
   * @throws UnsuitableOptionException if a second of it is wanted, or nothing would be left
   */
  static Plan of(
      PlanInput known,
      VideoStream video,
      SourcePicture picture,
      PictureFormat format,
      EncodeOptions chosen,
      PlanLimits limits) {
    if (!chosen.trim().isNone()) {
      throw UnsuitableOptionException.nothingLeft("picture", chosen.trim().start());
    }
    return new StillPlan(video, picture, format, chosen).plan(known, limits);
  }

  private Plan plan(PlanInput known, PlanLimits limits) {
    OutputBounds bounds = bounds(known, limits);
    List<String> options = new ArrayList<>(List.of("-map", "[out]"));
    if (kept && format.transparency() == Transparency.BESIDE) {
      options.addAll(List.of("-map", "[beside]"));
    }
    options.addAll(List.of("-frames:v", "1"));
    options.addAll(format.options());
    PlannedOutput output =
        new PlannedOutput(
            OutputRole.MAIN,
            format.muxer(),
            List.of(
                new StreamPlan.Encode(video, VideoReasons.of(format.codec(), reasons()), options)),
            Containers.plain(bounds, limits.threads(), format.muxer(), List.of()),
            new Expected(
                video, null, null, null, null, null, null, false, Duration.ZERO, Duration.ZERO),
            bounds);
    List<String> input = new ArrayList<>(picture.inputOptions());
    // Which way is up was read from the file: versions of FFmpeg differ in what they see.
    input.add("-noautorotate");
    if (items != null) {
      input.addAll(List.of("-apply_cropping", "codec"));
    }
    return new Plan(input, graph(), null, List.of(output));
  }

  private String graph() {
    List<String> pixels = new ArrayList<>(WITHOUT_TAGS);
    pixels.addAll(ColorFilters.ofPicture(video).rgb(EXACT));
    String color = source() + String.join(",", pixels);
    String rest = String.join(",", filters()) + end();
    return items == null || items.alpha() == null
        ? color + "," + rest
        : "%s[c];[0:i:%d]%s[a];[c][a]alphamerge,%s"
            .formatted(color, items.alpha(), String.join(",", ALPHA), rest);
  }

  /** The pixels as they are stored. */
  private String source() {
    if (items == null) {
      return "[0:%d]".formatted(video.index());
    }
    String tiles = items.tiles().stream().map("[0:i:%d]"::formatted).collect(Collectors.joining());
    return items.isOfTiles()
        ? "%sxstack=inputs=%d:grid=%dx%d,"
            .formatted(tiles, items.tiles().size(), items.columns(), items.rows())
        : tiles;
  }

  private List<String> visible() {
    if (items == null) {
      return List.of();
    }
    HeifImage.Area area = items.visible();
    return List.of("crop=%d:%d:%d:%d".formatted(area.width(), area.height(), area.x(), area.y()));
  }

  private List<String> filters() {
    List<String> filters = new ArrayList<>(visible());
    filters.addAll(picture.orientation().filters());
    filters.addAll(chosen.crop().filters(whole));
    if (transparent && !kept) {
      filters.add(ON_WHITE);
    }
    filters.addAll(scaled());
    filters.add("setsar=1");
    ColorProfile profile = picture.profile();
    if (profile != null) {
      filters.addAll(profile.filters(kept));
    }
    filters.addAll(chosen.turn().filters());
    filters.add(kept ? "format=rgba" : "format=rgb24");
    return filters;
  }

  /** From RGB to what the encoder takes. */
  private String end() {
    return kept && format.transparency() == Transparency.BESIDE
        ? ",split[k][t];[k]%s[out];[t]%s[beside]".formatted(format.conversion(), BESIDE)
        : ",%s[out]".formatted(format.conversion());
  }

  /** Colours of what cannot be seen must not show at its edges. */
  private List<String> scaled() {
    if (size.equals(cropped)) {
      return List.of();
    }
    String scale = EXACT + ":w=%d:h=%d".formatted(size.width(), size.height());
    return kept
        ? List.of("format=gbrap", "premultiply=inplace=1", scale, "unpremultiply=inplace=1")
        : List.of(scale);
  }

  private List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    reasons.add("it is " + picture.kind().label());
    if (!size.equals(whole)) {
      reasons.add(
          "%d × %d becomes %d × %d"
              .formatted(whole.width(), whole.height(), size.width(), size.height()));
    }
    if (!picture.orientation().filters().isEmpty()) {
      reasons.add("it is turned upright");
    }
    if (picture.profile() != null) {
      reasons.add("its colours become sRGB");
    }
    if (video.color().isHdr()) {
      reasons.add("HDR is shown as SDR");
    }
    if (transparent && !kept) {
      reasons.add("what is transparent becomes white");
    }
    if (chosen.turn() != Turn.NONE) {
      reasons.add("it is turned by %d° clockwise".formatted(chosen.turn().degrees()));
    }
    if (!chosen.crop().equals(Crop.NONE)) {
      reasons.add("it is cropped");
    }
    return reasons;
  }

  private OutputBounds bounds(PlanInput known, PlanLimits limits) {
    double pixels = (double) size.width() * size.height();
    return OutputBounds.of(
        MediaLength.ofBeginning(known.source(), Trim.NONE, ONE_FRAME, limits.maxDuration()),
        pixels * format.usualBits(),
        pixels * format.mostBits(),
        0,
        null,
        limits);
  }
}
