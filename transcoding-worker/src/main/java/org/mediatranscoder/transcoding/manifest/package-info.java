/**
 * The playlists of HLS (RFC 8216 and its successor) and the manifest of DASH (ISO/IEC 23009-1) of a
 * package, from what was measured of its tracks.
 */
@NullMarked
package org.mediatranscoder.transcoding.manifest;

import org.jspecify.annotations.NullMarked;
