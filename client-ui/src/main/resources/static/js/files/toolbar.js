import { atRest } from '../busy.js';
import { byId, put, say } from '../dom.js';
import { sessionIsOver } from '../session.js';
import { t } from '../texts.js';
import { startBulk } from './bulk.js';
import { isFiltered, shows, startFilter } from './filter.js';
import { elementOf } from './focus.js';
import { redraw } from './list.js';
import { complain } from './notices.js';
import { allRows } from './store.js';
import { hasOlder, isLoaded, readOlder } from './sync.js';

/** A search looks through no more than this: with more, the API is the better tool. */
const MOST = 1_000;
const PAGE = 100;

/** Search, filter, "show more" and the actions for many; gives what is to be called when the list has changed. */
export function startToolbar() {
  const bulk = startBulk();
  startFilter(() => {
    redraw();
    showEnd();
    readAllOlder();
  });
  byId('show-more').addEventListener('click', showMore);
  return {
    picked: bulk,
    listed: () => {
      bulk();
      showEnd();
    },
  };
}

/** Says what is below the last row. */
export function showEnd() {
  const rows = allRows();
  const some = rows.some(shows);
  byId('files-empty').hidden = rows.length > 0 || !isLoaded();
  byId('no-match').hidden = some || rows.length === 0;
  byId('show-more').hidden = !hasOlder() || isFiltered();
  byId('toolbar').hidden = rows.length === 0;
}

async function showMore() {
  const button = byId('show-more');
  await atRest(button, async () => {
    const known = new Set(allRows());
    try {
      await readOlder();
      complain('');
    } catch (problem) {
      complain(sessionIsOver() ? '' : problem.message);
    }
    showEnd();
    const first = allRows().find((row) => !known.has(row));
    if (button.hidden && first) {
      elementOf(first).focus(); // With the last rows the button goes; the first of them takes its focus.
    }
  });
}

/** What is looked for may be older than what is shown. */
async function readAllOlder() {
  const note = byId('search-note');
  try {
    while (isFiltered() && hasOlder() && allRows().length < MOST) {
      say(note, t('files.searching'));
      await readOlder(PAGE);
    }
    say(note, isFiltered() && hasOlder() ? t('files.searched-most', { most: MOST }) : '');
  } catch (problem) {
    say(note, sessionIsOver() ? '' : problem.message);
  }
  put(byId('no-match'), t('files.no-match'));
  showEnd();
}
