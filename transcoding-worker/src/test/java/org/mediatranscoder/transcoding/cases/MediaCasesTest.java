package org.mediatranscoder.transcoding.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mediatranscoder.catalogue.Catalogue;
import org.mediatranscoder.model.format.MediaFormat;
import org.mediatranscoder.model.job.JobFailure;
import org.mediatranscoder.transcoding.Studio;
import org.mediatranscoder.transcoding.cage.CageForTests;
import org.mediatranscoder.transcoding.failure.PermanentFailure;

/**
 * Media that people have, made by FFmpeg after public reports, each to the formats that it is good
 * for. Some of them and one format in each build; all formats of all, with the table of outcomes in
 * docs/, by {@code ./transcoder test --media}. The properties {@code transcoder.test.cases} and
 * {@code transcoder.test.formats} narrow them to the names and ids that match a regular expression.
 */
class MediaCasesTest {

  private static final boolean ALL = Boolean.getBoolean("transcoder.test.media");
  private static final Pattern NAMES =
      Pattern.compile(System.getProperty("transcoder.test.cases", ".*"));
  private static final String VIDEO = "mp4-480p";
  private static final List<String> FORMATS =
      Catalogue.bundled().formats().formats().stream()
          .map(MediaFormat::id)
          .filter(
              Pattern.compile(System.getProperty("transcoder.test.formats", ".*"))
                  .asMatchPredicate())
          .toList();
  private static final Path FOLDER = Path.of("target", "media-cases").toAbsolutePath();
  private static final Outcomes OUTCOMES = new Outcomes();

  @TempDir Path directory;

  @BeforeAll
  static void makeFolder() throws Exception {
    Files.createDirectories(FOLDER);
  }

  /** After each, so that a run that is ended early was not in vain. */
  @AfterEach
  void keepTheTable() throws Exception {
    if (ALL) {
      OUTCOMES.write(FOLDER, CageForTests.ffmpeg().version());
    }
  }

  static Stream<Arguments> casesAndFormats() {
    return MediaCases.all()
        .filter(media -> ALL || media.onlyWithAll() == null)
        .filter(media -> NAMES.matcher(media.name()).matches())
        .flatMap(
            media ->
                formats(media)
                    .filter(format -> media.of(format) != null)
                    .map(format -> Arguments.of(media, format)));
  }

  /** All that differ, or the one that says most of the case. */
  private static Stream<String> formats(MediaCase media) {
    Expectation video = media.of(VIDEO);
    boolean isVideo = video != null && video.fails().isEmpty();
    return ALL
        ? FORMATS.stream().filter(format -> !isLike480p(format, video))
        : Stream.of(isVideo ? VIDEO : "mp3");
  }

  /** A video that need not be scaled is the same in all formats of MP4. */
  private static boolean isLike480p(String format, @Nullable Expectation video) {
    boolean isLarger = format.startsWith("mp4-") && !format.equals(VIDEO);
    return isLarger && video != null && video.isWithin(854, 480);
  }

  @ParameterizedTest(name = "{0} to {1}")
  @MethodSource("casesAndFormats")
  void whatPeopleHaveBecomesWhatIsRight(MediaCase media, String format) throws Exception {
    OUTCOMES.add(media, format, List.of("not tried to the end"));
    List<String> faults = faults(media, format);
    OUTCOMES.add(media, format, faults);
    assertThat(faults).as(media.source()).isEmpty();
  }

  private List<String> faults(MediaCase media, String format) throws Exception {
    Expectation right = Objects.requireNonNull(media.of(format));
    Path source = new CaseMaker(FOLDER).make(media);
    Studio studio = new Studio(directory);
    try {
      studio.encode(source, format);
    } catch (PermanentFailure failure) {
      return reviewed(failure.toJobFailure(), right);
    }
    return right.fails().isEmpty()
        ? OutputReview.faults(source, studio.outputFile(format), format, right)
        : List.of("completed, and should be " + right.fails());
  }

  private static List<String> reviewed(JobFailure failure, Expectation right) {
    List<String> faults = new ArrayList<>();
    if (!right.fails().contains(failure.code().name())) {
      faults.add(failure.code() + ": " + failure.message());
    } else if (right.says() != null
        && !failure.message().matches("(?s).*(" + right.says() + ").*")) {
      faults.add("the reason is “" + failure.message() + "”");
    }
    return faults;
  }
}
