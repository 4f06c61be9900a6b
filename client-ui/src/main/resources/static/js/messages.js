const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** 12345678 becomes "12.3 MB". */
export function size(bytes) {
  let value = bytes;
  let unit = 0;
  while (value >= 999.95 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit]}`;
}

/** 65 becomes "1:05". */
export function length(seconds) {
  const whole = Math.round(seconds);
  const two = (number) => String(number).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(whole % 60)}`
    : `${minutes}:${two(whole % 60)}`;
}

/** 130 becomes "about 2 minutes left". */
export function timeLeft(seconds) {
  if (seconds < 10) {
    return 'a few seconds left';
  }
  if (seconds < 55) {
    return `about ${Math.round(seconds / 5) * 5} seconds left`;
  }
  if (seconds < 55 * 60) {
    return `about ${count(Math.round(seconds / 60), 'minute')} left`;
  }
  const quarters = Math.round(seconds / 900);
  return `about ${count(quarters / 4, 'hour')} left`;
}

/** How long something lasts already, in steps, so that it is not read out every second. */
export function span(seconds) {
  if (seconds < 5) {
    return 'a few seconds';
  }
  const step = seconds < 30 ? 5 : 30;
  const whole = Math.floor(seconds / step) * step;
  return whole < 120 ? count(whole, 'second') : count(Math.floor(whole / 60), 'minute');
}

/** 90 becomes "in 2 minutes": never too early. */
export function wait(seconds) {
  if (seconds < 60) {
    return `in ${count(seconds, 'second')}`;
  }
  return seconds < 5_400
    ? `in ${count(Math.ceil(seconds / 60), 'minute')}`
    : `in ${count(Math.ceil(seconds / 3_600), 'hour')}`;
}

/** The day as people here write it. */
export function day(instant) {
  return new Date(instant).toLocaleDateString([], { dateStyle: 'medium' });
}

/** The day and the time as people here write them. */
export function moment(instant) {
  return new Date(instant).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
}

export function count(number, thing) {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
