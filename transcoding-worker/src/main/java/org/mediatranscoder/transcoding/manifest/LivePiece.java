package org.mediatranscoder.transcoding.manifest;

/**
 * A file with some segments of a track, one after the other.
 *
 * @param file its name
 * @param segments how many; at least one
 */
public record LivePiece(String file, int segments) {}
