package org.mediatranscoder.transcoding.formats;

import java.time.Duration;
import org.mediatranscoder.model.format.MediaFormat;

/**
 * Small pictures of a whole video on sheets.
 *
 * @param longSide pixels of the longer side of each at most
 * @param step between two of them
 * @param columns of a sheet at most; likewise rows
 * @param sheet how a sheet is encoded
 */
public record SpriteFormat(
    MediaFormat entry, int longSide, Duration step, int columns, int rows, PictureFormat sheet)
    implements OutputFormat {}
