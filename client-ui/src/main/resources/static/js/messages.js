import { locale, t } from './texts.js';

const UNITS = ['', 'kB', 'MB', 'GB', 'TB'];
const oneDigit = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: false });
const twoDigits = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const threeDigits = new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 });

/** 12345678 becomes "12.3 MB". */
export function size(bytes) {
  let value = bytes;
  let unit = 0;
  while (value >= 999.95 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return unit === 0 ? t('size.bytes', { count: value }) : `${oneDigit.format(value)} ${UNITS[unit]}`;
}

/** 8123456 and 15876543 become "8.1 to 15.9 MB". */
export function sizeRange(low, high) {
  const [from, to] = [size(low), size(high)];
  const unit = to.slice(to.lastIndexOf(' '));
  const start = from.endsWith(unit) ? from.slice(0, -unit.length) : from;
  return from === to ? t('range.about', { value: to }) : t('range.from-to', { low: start, high: to });
}

/** 9.5 and 21 become "10 to 21 seconds". */
export function timeRange(low, high) {
  const [unit, key] = high < 90 ? [1, 'time.seconds'] : high < 5_400 ? [60, 'time.minutes'] : [3_600, 'time.hours'];
  const [from, to] = [Math.round(low / unit), Math.max(1, Math.ceil(high / unit))];
  const words = t(key, { count: to });
  if (from === 0) {
    return t('range.at-most', { value: words });
  }
  return from === to ? t('range.about', { value: words }) : t('range.from-to', { low: from, high: words });
}

/** With one digit after the point, as people here write it. */
export function decimal(number) {
  return oneDigit.format(number);
}

/** With three digits after the point. */
export function thousandths(number) {
  return threeDigits.format(number);
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

/** 65.28 becomes "1:05.28". */
export function instant(seconds) {
  const hundredths = Math.round(seconds * 100);
  return length(Math.floor(hundredths / 100)) + twoDigits.format((hundredths % 100) / 100).slice(1);
}

/** 130 becomes "about 2 minutes left". */
export function timeLeft(seconds) {
  if (seconds < 10) {
    return t('time.few-left');
  }
  if (seconds < 55) {
    return t('time.seconds-left', { count: Math.round(seconds / 5) * 5 });
  }
  if (seconds < 55 * 60) {
    return t('time.minutes-left', { count: Math.round(seconds / 60) });
  }
  const hours = Math.round(seconds / 900) / 4;
  return t('time.hours-left', { count: hours, number: new Intl.NumberFormat(locale).format(hours) });
}

/** How long something lasts already, in steps, so that it is not read out every second. */
export function span(seconds) {
  if (seconds < 5) {
    return t('time.few');
  }
  const step = seconds < 30 ? 5 : 30;
  const whole = Math.floor(seconds / step) * step;
  return whole < 120 ? t('time.seconds', { count: whole }) : t('time.minutes', { count: Math.floor(whole / 60) });
}

/** 90 becomes "in 2 minutes": never too early. */
export function wait(seconds) {
  if (seconds < 60) {
    return t('time.in-seconds', { count: seconds });
  }
  return seconds < 5_400
    ? t('time.in-minutes', { count: Math.ceil(seconds / 60) })
    : t('time.in-hours', { count: Math.ceil(seconds / 3_600) });
}

/** The day as people here write it. */
export function day(instant) {
  return new Date(instant).toLocaleDateString(locale, { dateStyle: 'medium' });
}

/** The day and the time as people here write them. */
export function moment(instant) {
  return new Date(instant).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' });
}

/** "10 seconds". */
export function seconds(number) {
  return t('time.seconds', { count: number });
}
