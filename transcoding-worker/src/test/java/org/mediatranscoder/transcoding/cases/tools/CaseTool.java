package org.mediatranscoder.transcoding.cases.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A step of a case that changes bytes: a name, an input and an output, and arguments. */
public final class CaseTool {

  private interface Change {
    byte[] of(byte[] input, List<String> arguments);
  }

  private interface Made {
    byte[] from(List<String> arguments);
  }

  private static final Map<String, Change> CHANGES =
      Map.ofEntries(
          Map.entry("picture-tag", PictureTag::metadata),
          Map.entry("replace", Bytes::replace),
          Map.entry("display-matrix", Mp4::displayMatrix),
          Map.entry("edit-list", Mp4::editList),
          Map.entry("matroska-crop", Matroska::crop),
          Map.entry("matroska-without", Matroska::without),
          Map.entry("long-sei", AnnexB::longSei),
          Map.entry("short-vui", AnnexB::shortVui),
          Map.entry("teletext", Teletext::inPlaceOfAudio),
          Map.entry("channel-mask", Wav::channelMask),
          Map.entry("lengths", Wav::lengths));

  private static final Map<String, Made> MADE =
      Map.of(
          "amr", arguments -> Voice.amr(),
          "dsf", arguments -> Voice.dsf(),
          "heic", arguments -> Heic.photo(arguments.getFirst()));

  private CaseTool() {}

  /**
   * Runs a step in the folder: {@code NAME INPUT OUTPUT ARGUMENT…}, or {@code NAME OUTPUT
   * ARGUMENT…} of a tool that makes a file from nothing.
   */
  public static void run(Path folder, String step) throws IOException {
    List<String> words = Arrays.asList(step.split(" ", -1));
    String name = words.getFirst();
    Made made = MADE.get(name);
    if (made != null) {
      Files.write(folder.resolve(words.get(1)), made.from(words.subList(2, words.size())));
      return;
    }
    Change change = CHANGES.get(name);
    if (change == null) {
      throw new IllegalArgumentException("There is no tool " + name);
    }
    byte[] input = Files.readAllBytes(folder.resolve(words.get(1)));
    Files.write(folder.resolve(words.get(2)), change.of(input, words.subList(3, words.size())));
  }
}
