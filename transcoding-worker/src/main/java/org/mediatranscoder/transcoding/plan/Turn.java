package org.mediatranscoder.transcoding.plan;

import java.util.List;

/** By how many degrees an upright video is turned clockwise. */
public enum Turn {
  NONE(0, ""),
  RIGHT(90, "transpose=clock"),
  HALF(180, "hflip,vflip"),
  LEFT(270, "transpose=cclock");

  private final int degrees;
  private final String filters;

  Turn(int degrees, String filters) {
    this.degrees = degrees;
    this.filters = filters;
  }

  /**
   * @throws IllegalArgumentException if it is none of them
   */
  static Turn of(int degrees) {
    for (Turn turn : values()) {
      if (turn.degrees == degrees) {
        return turn;
      }
    }
    throw new IllegalArgumentException("Not a turn: " + degrees);
  }

  int degrees() {
    return degrees;
  }

  /** After all others. */
  List<String> filters() {
    return this == NONE ? List.of() : List.of(filters);
  }

  FrameSize of(FrameSize size) {
    return degrees % 180 == 0
        ? size
        : new FrameSize(/* width= */ size.height(), /* height= */ size.width());
  }
}
