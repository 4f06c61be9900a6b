package org.mediatranscoder.transcoding.probe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The items of a picture as ffprobe prints them ({@code stream,512,512,yuvj420p,0x1,1}), by number.
 */
final class PictureItemsReader {

  /** What of the streams is asked for, in the order in which ffprobe prints it. */
  static final String ENTRIES = "stream=width,height,pix_fmt,id,nb_read_frames";

  /** Streams of a group stand there twice, and side data behind what was asked for. */
  private static final Pattern LINE =
      Pattern.compile("stream,(\\d{1,9}),(\\d{1,9}),(\\w+),0x([0-9a-f]{1,7}),(\\d{1,9})(?:,|$)");

  /**
   * @param frames that could be decoded
   */
  record Item(int width, int height, String pixelFormat, int frames) {

    boolean isDecoded() {
      return frames == 1;
    }
  }

  private PictureItemsReader() {}

  static Map<Integer, Item> read(List<String> lines) {
    Map<Integer, Item> items = new HashMap<>();
    for (String line : lines) {
      Matcher found = LINE.matcher(line);
      if (found.find()) {
        items.put(
            Integer.parseInt(found.group(4), 16),
            new Item(
                Integer.parseInt(found.group(1)),
                Integer.parseInt(found.group(2)),
                found.group(3),
                Integer.parseInt(found.group(5))));
      }
    }
    return items;
  }
}
