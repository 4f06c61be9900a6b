package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/**
 * What a plan may ask of FFmpeg.
 *
 * @param maxDuration longest media for a format with video
 * @param maxAudioDuration longest media for a format of audio alone
 * @param maxPixels width times height of the largest picture
 * @param maxOutput size of the output
 * @param threads of each decoder, filter and encoder
 */
public record PlanLimits(
    Duration maxDuration,
    Duration maxAudioDuration,
    long maxPixels,
    DataSize maxOutput,
    int threads) {}
