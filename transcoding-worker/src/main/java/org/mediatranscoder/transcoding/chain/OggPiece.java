package org.mediatranscoder.transcoding.chain;

/**
 * A part of an Ogg file whose links all have the same parameters.
 *
 * @param start its first byte
 * @param end behind its last byte
 */
record OggPiece(long start, long end, AudioParameters parameters) {

  OggPiece until(long later) {
    return new OggPiece(start, later, parameters);
  }
}
