package org.mediatranscoder.transcoding.cage;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What one file may cost.
 *
 * @param maxDuration longest media that is taken for a format with video; default 4 hours
 * @param maxAudioDuration longest media that is taken for a format of audio alone; default 24 hours
 * @param maxPixels width times height of the largest frame; default 33177600, which is 8K UHD
 * @param maxGigapixels work of one job with video, in thousand millions of pixels that are encoded
 *     to H.264 (one to VP9 counts three times, one that is decoded a fifth); default 4000, which is
 *     4 hours of 4K with 60 frames a second, to 1080p
 * @param maxChannels channels of the audio; default 64
 * @param maxSampleRate samples a second of the audio; default 768000
 * @param maxStreams streams in one file; default 64
 * @param maxAllocation largest single allocation of FFmpeg; default 512 MB
 * @param maxMemory address space of one FFmpeg process, on Linux; default 4 GB
 * @param maxOutput size of the output; default 20 GB
 * @param maxProcesses threads and processes of one FFmpeg, on Linux; eight times as many where it
 *     has no user of its own, as those of the worker count too; default 512
 * @param threads of each decoder, filter and encoder; default 2
 * @param probeTimeout wall-clock time of one ffprobe; default 30 seconds
 * @param encodeTimeout wall-clock time of one ffmpeg; default 6 hours
 * @param stallTimeout how long ffmpeg may stand still before it is killed; default 2 minutes
 */
@Validated
@ConfigurationProperties("transcoder.worker.limits")
public record CageLimits(
    @DefaultValue("4h") Duration maxDuration,
    @DefaultValue("24h") Duration maxAudioDuration,
    @DefaultValue("33177600") @Positive long maxPixels,
    @DefaultValue("4000") @Positive int maxGigapixels,
    @DefaultValue("64") @Positive int maxChannels,
    @DefaultValue("768000") @Positive int maxSampleRate,
    @DefaultValue("64") @Positive int maxStreams,
    @DefaultValue("512MB") DataSize maxAllocation,
    @DefaultValue("4GB") DataSize maxMemory,
    @DefaultValue("20GB") DataSize maxOutput,
    @DefaultValue("512") @Positive int maxProcesses,
    @DefaultValue("2") @Positive @Max(64) int threads,
    @DefaultValue("30s") Duration probeTimeout,
    @DefaultValue("6h") Duration encodeTimeout,
    @DefaultValue("2m") Duration stallTimeout) {}
