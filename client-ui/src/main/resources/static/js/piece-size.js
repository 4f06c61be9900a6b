const MIB = 1024 * 1024;
const LEAST = MIB;
const FIRST = 8 * MIB;

/** Content delivery networks take requests below 100 MB. */
const MOST = 64 * MIB;

/** Long enough that the beginning of a request costs little, short enough that little is sent again. */
const WANTED_MS = 8_000;

/** How large the pieces of an upload are: as much as goes through in a few seconds. */
export function pieceSize() {
  let size = FIRST;
  return {
    /** In bytes. */
    next: () => size,
    /** Notes how long a piece took. A larger one follows only if this one was as large as it might be. */
    took(bytes, milliseconds) {
      const fits = (bytes / Math.max(milliseconds, 1)) * WANTED_MS;
      const most = bytes < size ? size : 2 * size;
      size = whole(Math.min(fits, most));
    },
    /** Notes that a piece did not go through. */
    failed() {
      size = whole(size / 2);
    },
  };
}

function whole(bytes) {
  return Math.min(MOST, Math.max(LEAST, Math.round(bytes / MIB) * MIB));
}
