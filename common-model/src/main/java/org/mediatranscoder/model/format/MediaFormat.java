package org.mediatranscoder.model.format;

import java.util.Set;

/**
 * One entry of the catalogue.
 *
 * @param id stable, such as {@code mp4-720p}
 * @param name for people, such as {@code MP4 720p}
 * @param description one sentence for people
 * @param extension of the output file, without the dot
 * @param needs kinds of stream that a source must have for this format
 * @param takesPictures whether a still picture is a source too
 * @param options what a person may choose of it
 */
public record MediaFormat(
    String id,
    String name,
    String description,
    Purpose purpose,
    MediaKind kind,
    String extension,
    String contentType,
    Set<StreamKind> needs,
    boolean takesPictures,
    OptionsSchema options) {

  public MediaFormat {
    needs = Set.copyOf(needs);
  }
}
