package org.mediatranscoder.model.job;

/**
 * What the person asked for.
 *
 * @param format id of a format in the catalogue, such as {@code mp4-720p}
 * @param email where the mail goes when the job has ended
 */
public record TranscodeRequest(String format, String email) {}
