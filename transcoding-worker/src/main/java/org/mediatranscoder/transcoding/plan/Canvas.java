package org.mediatranscoder.transcoding.plan;

import java.util.List;

/**
 * What frames are scaled to.
 *
 * @param varies whether frames change their shape in mid-stream: each then keeps its shape, with
 *     bars where it leaves the canvas free
 */
record Canvas(FrameSize size, boolean varies) {

  String scale() {
    return varies
        ? "scale=w='2*round(min(%1$d,%2$d*dar)/2)':h='2*round(min(%2$d,%1$d/dar)/2)':eval=frame"
            .formatted(size.width(), size.height())
        : "scale=%d:%d".formatted(size.width(), size.height());
  }

  /** What follows once frames are scaled: square pixels, and bars. */
  List<String> end() {
    return varies
        ? List.of(
            "setsar=1",
            "pad=%d:%d:(ow-iw)/2:(oh-ih)/2:eval=frame".formatted(size.width(), size.height()))
        : List.of("setsar=1");
  }
}
