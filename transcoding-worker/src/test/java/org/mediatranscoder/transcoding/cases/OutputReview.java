package org.mediatranscoder.transcoding.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.catalogue.Recipe;
import org.mediatranscoder.transcoding.BrowserImage;
import org.mediatranscoder.transcoding.cases.MeasuredAudio.Span;
import org.mediatranscoder.transcoding.cases.MeasuredStreams.Fields;

/** Compares one output with what is right, and lists what is not. */
final class OutputReview {

  private static final double FRAME_TIME = 0.005;
  private static final double SYNC = 0.02;
  private static final double EDGE = 0.12;
  private static final int COLOUR = 4;
  private static final double LEAST_PSNR = 32;

  private static final List<int[]> SIX =
      List.of(
          new int[] {255, 0, 0},
          new int[] {0, 255, 0},
          new int[] {0, 0, 255},
          new int[] {0, 0, 0},
          new int[] {255, 255, 255},
          new int[] {128, 128, 128});

  private final Path source;
  private final Path output;
  private final Promise promise;
  private final Expectation right;
  private final List<String> faults = new ArrayList<>();

  private OutputReview(Path source, Path output, String format, Expectation right) {
    this.source = source;
    this.output = output;
    this.promise = Promise.of(format);
    this.right = right;
  }

  /** What is wrong, each in a few words; empty if all is right. */
  static List<String> faults(Path source, Path output, String format, Expectation right) {
    OutputReview review = new OutputReview(source, output, format, right);
    if (review.promise.isPicture()) {
      review.reviewPicture();
    } else {
      review.review(MeasuredStreams.of(output));
    }
    return review.faults;
  }

  private void reviewPicture() {
    BrowserImage shown;
    try {
      shown = BrowserImage.of(output);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    // A video in which nothing moves is a single frame, which has no length.
    if (right.seconds() != null && shown.frames().size() > 1) {
      near("seconds", right.seconds(), shown.millis() / 1000.0, right.within());
    }
    if (right.size() != null) {
      reviewSize(right.size(), shown.width(), shown.height());
    }
    if (right.flat()) {
      reviewFields(
          shown.frames().getFirst().fields().stream()
              .map(field -> field.stream().mapToInt(Integer::intValue).toArray())
              .toList());
    }
  }

  private void review(MeasuredStreams streams) {
    if (right.seconds() != null) {
      near("seconds", right.seconds(), streams.seconds(), right.within());
    }
    if (promise.recipe() instanceof Recipe.OfAudio) {
      missing("video", streams.video() == null);
      reviewAudio(streams);
    } else {
      reviewVideo(streams);
      if (promise.audioCodec() != null) {
        reviewAudio(streams);
      }
    }
  }

  private void reviewVideo(MeasuredStreams streams) {
    Fields video = streams.video();
    if (video == null) {
      faults.add("no video");
      return;
    }
    if (right.size() != null) {
      reviewSize(right.size(), video.number("width"), video.number("height"));
      String pixels = video.text("sample_aspect_ratio");
      if (!pixels.equals("1:1") && !pixels.equals("N/A")) {
        faults.add("pixels are " + pixels);
      }
    }
    same("video codec", String.valueOf(promise.videoCodec()), video.text("codec_name"));
    if (!(promise.recipe() instanceof Recipe.OfAnimation)) {
      reviewTags(video);
      reviewFrames();
    }
    if (right.flat()) {
      reviewFields(MeasuredVideo.fields(output));
    }
  }

  private void reviewTags(Fields video) {
    if (promise.highestLevel() != null) {
      atMost("level", promise.highestLevel(), video.number("level"));
      same("field order", "progressive", video.text("field_order"));
    }
    same("range", "tv", video.text("color_range"));
    for (String tag : List.of("color_space", "color_transfer", "color_primaries")) {
      if (video.text(tag).equals("unknown")
          || video.text(tag).startsWith("bt2020")
          || video.text(tag).equals("arib-std-b67")
          || video.text(tag).equals("smpte2084")) {
        faults.add(tag + " is " + video.text(tag));
      }
    }
  }

  private void reviewFrames() {
    if (!right.frames().isEmpty()) {
      int frames = MeasuredVideo.frames(output);
      if (frames < right.frames().getFirst() || frames > right.frames().getLast()) {
        faults.add("%d frames, not %s".formatted(frames, right.frames()));
      }
    }
    if (right.progressive()) {
      same("combed frames", "0", String.valueOf(MeasuredVideo.combed(output)));
    }
    if (right.like() != null) {
      double nearness = MeasuredVideo.nearness(output, right.like());
      if (nearness < LEAST_PSNR) {
        faults.add(String.format(Locale.ROOT, "frames are %.1f dB like the original's", nearness));
      }
    }
    if (right.times() != null) {
      reviewTimes(MeasuredVideo.times(source, right.times()), MeasuredVideo.times(output, "v:0"));
    }
  }

  private void reviewTimes(List<Double> expected, List<Double> actual) {
    if (expected.size() != actual.size()) {
      faults.add("%d frames of %d".formatted(actual.size(), expected.size()));
      return;
    }
    double worst = 0;
    for (int frame = 0; frame < expected.size(); frame++) {
      worst = Math.max(worst, Math.abs(expected.get(frame) - actual.get(frame)));
    }
    if (worst > FRAME_TIME) {
      faults.add(String.format(Locale.ROOT, "a frame is %.0f ms off", worst * 1000));
    }
  }

  private void reviewFields(List<int[]> fields) {
    for (int field = 0; field < SIX.size(); field++) {
      for (int part = 0; part < 3; part++) {
        if (Math.abs(fields.get(field)[part] - SIX.get(field)[part]) > COLOUR) {
          faults.add(
              "colour %s, not %s"
                  .formatted(Arrays.toString(fields.get(field)), Arrays.toString(SIX.get(field))));
          break;
        }
      }
    }
  }

  /** The shorter side of a format is its name; the longer one at most 16:9 of it. */
  private void reviewSize(String size, double madeWidth, double madeHeight) {
    String[] sides = size.split("x", -1);
    double width = Double.parseDouble(sides[0]);
    double height = Double.parseDouble(sides[1]);
    double scale = promise.scale(width, height);
    near("width", width * scale, madeWidth, 2);
    near("height", height * scale, madeHeight, 2);
  }

  private void reviewAudio(MeasuredStreams streams) {
    Fields audio = streams.audio();
    if (!right.audio()) {
      missing("audio", audio == null);
      return;
    }
    if (audio == null) {
      faults.add("no audio");
      return;
    }
    same("audio codec", String.valueOf(promise.audioCodec()), audio.text("codec_name"));
    if (!right.hasAudio()) {
      // An audiobook of five hours would not fit into memory.
      return;
    }
    double start = MeasuredStreams.firstSample(output) - streams.start();
    MeasuredAudio measured = MeasuredAudio.of(output, audio.number("channels"), start);
    if (right.hz() != null) {
      near("Hz", right.hz(), measured.hertz(), right.hz() * 0.08);
    }
    // What is said of a video is said of its mix.
    boolean isMix = !(promise.recipe() instanceof Recipe.OfVideo) || !promise.keepsChannels();
    if (right.decibels() != null && isMix) {
      near("dB", right.decibels(), measured.decibels(), 1);
    }
    if (right.heard() != null) {
      reviewHeard(right.heard(), measured.heard());
    }
    if (right.events() != null) {
      reviewEvents(right.events(), measured);
    }
  }

  private void reviewHeard(String expected, List<Span> heard) {
    String[] spans = expected.split(" ", -1);
    boolean agree = spans.length == heard.size();
    for (int at = 0; agree && at < spans.length; at++) {
      String[] ends = spans[at].split("-", -1);
      agree =
          Math.abs(Double.parseDouble(ends[0]) - heard.get(at).from()) < EDGE
              && Math.abs(Double.parseDouble(ends[1]) - heard.get(at).to()) < EDGE;
    }
    if (!agree) {
      faults.add("heard at " + heard + ", not " + expected);
    }
  }

  private void reviewEvents(String expected, MeasuredAudio audio) {
    List<Double> flashes = MeasuredVideo.flashes(output);
    List<Double> tones = audio.heard().stream().map(Span::from).toList();
    List<Double> times = Arrays.stream(expected.split(" ", -1)).map(Double::valueOf).toList();
    if (flashes.size() != times.size() || tones.size() != times.size()) {
      faults.add("flashes at %s, tones at %s, not %s".formatted(flashes, tones, times));
      return;
    }
    for (int event = 0; event < times.size(); event++) {
      near("flash at", times.get(event), flashes.get(event), 0.05);
      near("tone against its flash", 0, tones.get(event) - flashes.get(event), SYNC);
    }
  }

  private void near(String what, double expected, double actual, double within) {
    if (Math.abs(expected - actual) > within + 1e-9) {
      faults.add(String.format(Locale.ROOT, "%s %.3f, not %.3f", what, actual, expected));
    }
  }

  private void atMost(String what, int bound, int actual) {
    if (actual > bound) {
      faults.add("%s %d above %d".formatted(what, actual, bound));
    }
  }

  private void same(String what, String expected, @Nullable String actual) {
    if (!expected.equals(actual)) {
      faults.add("%s is %s, not %s".formatted(what, actual, expected));
    }
  }

  private void missing(String what, boolean gone) {
    if (!gone) {
      faults.add(what + " where there should be none");
    }
  }
}
