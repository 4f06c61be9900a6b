package org.mediatranscoder.transcoding.formats;

import java.util.List;
import org.mediatranscoder.model.format.MediaFormat;

/**
 * Audio alone.
 *
 * @param allChannels whether as many channels come out as go in; else two at most
 * @param options how ffmpeg encodes and writes it
 * @param container ffmpeg's name of the container
 */
public record AudioFormat(
    MediaFormat entry, boolean allChannels, List<String> options, String container)
    implements OutputFormat {}
