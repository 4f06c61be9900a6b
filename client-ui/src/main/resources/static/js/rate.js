const WINDOW_MS = 10_000;
const SETTLED_MS = 2_000;

/** How something moves that stands at `from`: by its last ten seconds, as what was before says nothing about what comes. */
export function slidingRate(from = 0) {
  const started = performance.now();
  let samples = [{ at: started, value: from }];
  let movedAt = started;
  return {
    /** Notes how far it is now. */
    add(value) {
      const now = performance.now();
      if (value > samples.at(-1).value) {
        movedAt = now;
      }
      const begin = samples.findLastIndex(({ at }) => at <= now - WINDOW_MS);
      samples = [...samples.slice(Math.max(begin, 0)), { at: now, value }];
    },
    /** Per second, or null while that is a guess. */
    perSecond() {
      const [first, last] = [samples[0], samples.at(-1)];
      const elapsed = last.at - first.at;
      const rate = (1_000 * (last.value - first.value)) / elapsed;
      return performance.now() - started > SETTLED_MS && rate > 0 ? rate : null;
    },
    /** The seconds since it moved last. */
    silence: () => (performance.now() - movedAt) / 1_000,
  };
}
