package org.mediatranscoder.transcoding.probe;

import java.time.Duration;

/**
 * How far the packets of a stream really go, whatever the header of its file says. Both times are
 * from where the stream begins.
 *
 * @param lastBegins when the last packet is due; zero if there is none
 * @param lastEnds when what it holds has been shown
 */
public record Reach(Duration lastBegins, Duration lastEnds) {}
