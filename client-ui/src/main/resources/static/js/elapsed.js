/** Calls back every second with the seconds since now; gives what stops it. */
export function everySecond(onSecond) {
  const started = performance.now();
  const timer = setInterval(() => onSecond((performance.now() - started) / 1_000), 1_000);
  return () => clearInterval(timer);
}
