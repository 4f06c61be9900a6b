package org.mediatranscoder.catalogue;

import org.mediatranscoder.model.format.MediaFormat;

/**
 * An entry of the catalogue.
 *
 * @param format what people and the API see of it
 * @param recipe how it is made
 */
public record Preset(MediaFormat format, Recipe recipe) {}
