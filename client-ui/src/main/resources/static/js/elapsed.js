/** Calls back every second with the seconds since now; gives what stops it. */
export function everySecond(onSecond) {
  const started = performance.now();
  const timer = setInterval(() => onSecond((performance.now() - started) / 1_000), 1_000);
  return () => clearInterval(timer);
}

/** How long the state has been the same, in seconds; a new one begins at 0. */
export function standstill() {
  let last = null;
  let since = 0;
  return (state) => {
    const text = JSON.stringify(state);
    if (text !== last) {
      last = text;
      since = performance.now();
    }
    return (performance.now() - since) / 1_000;
  };
}
