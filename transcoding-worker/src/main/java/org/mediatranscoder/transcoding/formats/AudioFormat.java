package org.mediatranscoder.transcoding.formats;

import java.util.List;
import org.mediatranscoder.model.format.MediaFormat;

/**
 * Audio alone.
 *
 * @param allChannels whether as many channels come out as go in; else two at most
 * @param codec of the audio
 * @param kbps kilobits a second of stereo on average; of no meaning without compression
 * @param maxSampleRate in hertz; audio with more samples is resampled
 * @param options how ffmpeg encodes and writes it
 * @param container ffmpeg's name of the container
 */
public record AudioFormat(
    MediaFormat entry,
    boolean allChannels,
    AudioCodec codec,
    int kbps,
    int maxSampleRate,
    List<String> options,
    String container)
    implements OutputFormat {}
