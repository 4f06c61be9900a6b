import { holdsFocus } from '../busy.js';
import { byId } from '../dom.js';

/** The element of the row in the list; null if it has none. */
export function elementOf(row) {
  return byId(`name-${row.key}`)?.closest('li') ?? null;
}

/** Moves the focus out of a row that goes: to the next one, to the one before, or to the title of the list. */
export function focusBeside(row) {
  const root = elementOf(row);
  if (root && holdsFocus(root)) {
    (root.nextElementSibling ?? root.previousElementSibling ?? byId('list-title')).focus();
  }
}
