package org.mediatranscoder.transcoding.probe;

import java.time.Duration;

/**
 * A named part of a media file.
 *
 * @param start on the clock of the file; likewise end
 * @param title empty if it has none
 */
public record Chapter(Duration start, Duration end, String title) {}
