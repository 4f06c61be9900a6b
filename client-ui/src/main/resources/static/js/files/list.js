import { byId } from '../dom.js';
import { everySecond } from '../elapsed.js';
import { shows } from './filter.js';
import { fileRow } from './row.js';
import { standstillOf } from './standstill.js';
import { allRows, isActive, onChange } from './store.js';
import { isReachable } from './sync.js';

const views = new Map();
let onPick = () => {};
let onList = () => {};
let telling = false;

/** Draws the rows of the store. `picked` hears that the selection has changed, `listed` that rows came, went or changed. */
export function startList(picked, listed) {
  onPick = picked;
  onList = listed;
  onChange((row) => (row ? draw(row) : redraw()));
  everySecond(() => allRows().filter((row) => isActive(row) || row.phase === 'uploading').forEach(draw));
}

/** Brings all rows up to date, and their order. */
export function redraw() {
  const rows = allRows();
  const kept = new Set(rows.map((row) => row.key));
  [...views].filter(([key]) => !kept.has(key)).forEach(([key, view]) => {
    view.root.remove();
    views.delete(key);
  });
  rows.forEach(view);
  order(rows);
  rows.forEach(draw);
  tellSoon();
}

function view(row) {
  if (!views.has(row.key)) {
    views.set(row.key, fileRow(row, onPick));
  }
}

/** Moves only what is not at its place, so that the focus and players stay. */
function order(rows) {
  const list = byId('files');
  let place = list.firstElementChild;
  for (const row of rows) {
    const { root } = views.get(row.key);
    if (root === place) {
      place = place.nextElementSibling;
    } else {
      list.insertBefore(root, place);
    }
  }
}

function draw(row) {
  const drawn = views.get(row.key);
  if (drawn) {
    standstillOf(row);
    drawn.show(isReachable());
    drawn.root.hidden = !shows(row);
  }
  tellSoon();
}

/** Once for all rows that are drawn together. */
function tellSoon() {
  if (!telling) {
    telling = true;
    queueMicrotask(() => {
      telling = false;
      onList();
    });
  }
}
