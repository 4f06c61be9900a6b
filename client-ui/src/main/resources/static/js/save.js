import { element } from './dom.js';

/** Has the browser save what is at this address. */
export function saveFrom(url, name) {
  const link = element('a', { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
}

/** Has the browser save a text as a file. */
export function saveText(text, type, name) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  saveFrom(url, name);
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
