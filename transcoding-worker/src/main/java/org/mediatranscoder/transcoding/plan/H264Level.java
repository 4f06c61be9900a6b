package org.mediatranscoder.transcoding.plan;

/**
 * The lowest level of H.264 (Rec. ITU-T H.264, table A-1) that a video fits. The encoder would take
 * it from a frame rate that the source only claims, 1000 for recordings of browsers.
 */
enum H264Level {
  L3_1("3.1", 3_600, 108_000),
  L3_2("3.2", 5_120, 216_000),
  L4("4.0", 8_192, 245_760),
  L4_2("4.2", 8_704, 522_240),
  L5("5.0", 22_080, 589_824),
  L5_1("5.1", 36_864, 983_040),
  L5_2("5.2", 36_864, 2_073_600);

  private final String number;
  private final int blocks;
  private final int blocksPerSecond;

  H264Level(String number, int blocks, int blocksPerSecond) {
    this.number = number;
    this.blocks = blocks;
    this.blocksPerSecond = blocksPerSecond;
  }

  /** Such as 3.1; every player that plays H.264 plays that one. */
  static String of(FrameSize size, double framesPerSecond) {
    int blocks = blocks(size.width()) * blocks(size.height());
    for (H264Level level : values()) {
      if (blocks <= level.blocks && blocks * framesPerSecond <= level.blocksPerSecond) {
        return level.number;
      }
    }
    return L5_2.number;
  }

  private static int blocks(int side) {
    return (side + 15) / 16;
  }
}
