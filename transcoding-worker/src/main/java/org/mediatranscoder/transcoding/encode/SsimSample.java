package org.mediatranscoder.transcoding.encode;

import java.time.Duration;

/** SSIM of the frames of one moment: their mean, and how many there are. */
record SsimSample(Duration at, double ssim, int frames) {}
