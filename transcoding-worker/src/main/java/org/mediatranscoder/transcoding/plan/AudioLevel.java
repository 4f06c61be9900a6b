package org.mediatranscoder.transcoding.plan;

/**
 * How loud audio is, as EBU R 128 measures it, with the channels that come out.
 *
 * @param loudness of the whole, in LUFS; -70 if nothing is heard
 * @param truePeak in decibels of full scale; minus infinity for digital silence
 */
public record AudioLevel(double loudness, double truePeak) {}
