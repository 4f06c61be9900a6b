package org.mediatranscoder.transcoding.cage;

/** Lets FFmpeg read a picture of two tiles, which it knows as two streams or not at all. */
final class HeifTrial {

  /** HEIC, 32×16, grey, of x265: two tiles of 16×16, the items 1 and 2. */
  private static final String TILES =
      """
      AAAAGGZ0eXBoZWljAAAAAG1pZjFoZWljAAABu21ldGEAAAAAAAAAIWhkbHIAAAAAAAAAAHBpY3QAAAAAAAAA\
      AAAAAAAAAAAADnBpdG0AAAAAAAMAAABNaWluZgAAAAAAAwAAABVpbmZlAgAAAQABAABodmMxAAAAABVpbmZl\
      AgAAAQACAABodmMxAAAAABVpbmZlAgAAAAADAABncmlkAAAAABxpcmVmAAAAAAAAABBkaW1nAAMAAgABAAIA\
      AADHaXBycAAAAKFpcGNvAAAAcWh2Y0MBBAgAAACfqAAAAAAe8AD8/fj4AAAPA6AAAQAXQAEMAf//BAgAAAMA\
      n6gAAAMAAB66AkChAAEAJkIBAQQIAAADAJ+oAAADAAAeoIhFluqvK8BbAgAAAwACAAADADIQogABAAZEAcFz\
      wIkAAAAUaXNwZQAAAAAAAAAQAAAAEAAAABRpc3BlAAAAAAAAACAAAAAQAAAAHmlwbWEAAAAAAAAAAwABAoGC\
      AAICgYIAAwGDAAAAEGlkYXQAAAABACAAEAAAAEBpbG9jAQAAAEQAAAMAAQAAAAAAAQAAAdsAAABbAAIAAAAA\
      AAEAAAI2AAAAWwADAAEAAAABAAAAAAAAAAgAAAC+bWRhdAAAABdAAQwB//8ECAAAAwCfqAAAAwAAHroCQAAA\
      ACZCAQEECAAAAwCfqAAAAwAAHqCIRZbqryvAWwIAAAMAAgAAAwAyEAAAAAZEAcFzwIkAAAAIKAGvC2D138AA\
      AAAXQAEMAf//BAgAAAMAn6gAAAMAAB66AkAAAAAmQgEBBAgAAAMAn6gAAAMAAB6giEWW6q8rwFsCAAADAAIA\
      AAMAMhAAAAAGRAHBc8CJAAAACCgBrwhg8iDA""";

  private static final String SECOND_TILE = "stream,16,16,yuvj420p,0x2,1";

  private HeifTrial() {}

  /** Whether both tiles can be decoded. */
  static boolean succeeds(Ffmpeg ffmpeg) {
    return FfmpegQuestion.ask(
            ffmpeg.ffprobe(),
            "-loglevel",
            "error",
            "-f",
            "mov",
            "-count_frames",
            "-show_entries",
            "stream=width,height,pix_fmt,id,nb_read_frames",
            "-of",
            "csv",
            "data:image/heic;base64," + TILES)
        .contains(SECOND_TILE);
  }
}
