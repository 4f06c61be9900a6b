package org.mediatranscoder.transcoding.plan;

import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.SourceTags;
import org.mediatranscoder.transcoding.probe.VideoFindings;

/**
 * All that is known of a source.
 *
 * @param findings what a look at the video showed
 * @param level how loud the audio is; null if nobody measured it
 * @param kept what of the source's tags and chapters is to be in the output
 */
public record PlanInput(
    Probe source, VideoFindings findings, @Nullable AudioLevel level, SourceTags kept) {}
