package org.mediatranscoder.model.job;

import java.time.Duration;

/**
 * How close sampled frames of an output are to those of its source, made the same size.
 *
 * @param ssim structural similarity of all of them on average, up to 1, which is the same
 * @param worst that of the worst of the sampled moments
 * @param worstAt when that moment begins
 * @param frames that were compared
 */
public record OutputQuality(double ssim, double worst, Duration worstAt, int frames) {}
