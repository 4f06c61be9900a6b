package org.mediatranscoder.transcoding.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The end of every command: bounds, no private data of the source, and the container. */
final class Containers {

  private Containers() {}

  /**
   * What FFmpeg may keep of one stream while it waits for another to begin. Its own 50 MB are 80
   * seconds of 720p, and audio may begin later than that.
   */
  private static final String WAITING_BYTES = Integer.toString(1 << 30);

  /**
   * Metadata may say where and by whom a video was made, so none is passed on unless a person asks
   * for it; chapters point into a source that may be cut.
   */
  static List<String> plain(
      OutputBounds bounds, int threads, String container, List<String> options) {
    return tagged(null, bounds, threads, container, options);
  }

  /**
   * @param tags what {@link TagsFile} made of those that are to be kept; null for none
   * @param threads of the encoder
   */
  static List<String> tagged(
      @Nullable String tags,
      OutputBounds bounds,
      int threads,
      String container,
      List<String> options) {
    List<String> all = new ArrayList<>(TagsFile.options(tags));
    all.addAll(List.of("-threads", Integer.toString(threads)));
    all.addAll(List.of("-t", seconds(bounds.longest())));
    all.addAll(List.of("-fs", Long.toString(bounds.most().toBytes())));
    all.addAll(List.of("-muxing_queue_data_threshold", WAITING_BYTES));
    all.addAll(options);
    all.addAll(List.of("-f", container));
    return all;
  }

  private static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
  }
}
