package org.mediatranscoder.transcoding.live;

/** Where a package is stored while it is made. */
public interface LiveStore {

  /**
   * Stores a piece or a playlist, or replaces it.
   *
   * @param name among the files of the package
   * @throws RuntimeException if it could not be stored
   */
  void put(String name, String contentType, byte[] content);

  /**
   * Called once what is stored can be played.
   *
   * @return false if nobody wants it any more
   * @throws RuntimeException if that could not be noted
   */
  boolean playable();
}
