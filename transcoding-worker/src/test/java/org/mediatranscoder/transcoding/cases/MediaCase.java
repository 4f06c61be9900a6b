package org.mediatranscoder.transcoding.cases;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.catalogue.Recipe;

/**
 * A file as people have it.
 *
 * @param name of the file
 * @param source what it is
 * @param make the steps that make it: shell commands, and {@code tool} steps
 * @param onlyWithAll why it is tried only where all cases are: what shows the same kind of fault in
 *     each build, on both versions; null if it is tried in each build
 * @param expect what is right, by family of formats: {@code video}, {@code audio}, {@code gif},
 *     which is right for all pictures; what is said of one format comes before what is said of its
 *     family, and what is said of {@code wav} is right for all audio that keeps its channels
 */
record MediaCase(
    String name,
    String source,
    List<String> make,
    @Nullable String onlyWithAll,
    Map<String, Expectation> expect) {

  /** What is right for the format; null if nothing is said of its family. */
  @Nullable Expectation of(String format) {
    String family =
        switch (Promise.of(format).recipe()) {
          case Recipe.OfVideo _, Recipe.OfSizedVideo _ -> "video";
          case Recipe.OfAudio _ -> "audio";
          case Recipe.OfAnimation _, Recipe.OfPicture _ -> "gif";
          // Packages and copies have tests of their own.
          case Recipe.OfLadder _, Recipe.OfSprites _ -> "ladder";
          case Recipe.OfCopy _, Recipe.OfSubtitles _ -> "copy";
        };
    String like = Promise.of(format).keepsChannels() && family.equals("audio") ? "wav" : family;
    return expect.getOrDefault(format, expect.getOrDefault(like, expect.get(family)));
  }

  @Override
  public String toString() {
    return name;
  }
}
