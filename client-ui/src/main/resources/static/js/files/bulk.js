import { atRest } from '../busy.js';
import { confirmed } from '../confirm.js';
import { byId, put } from '../dom.js';
import { t } from '../texts.js';
import { attempt, destroy, download, downloadAll, retry } from './actions.js';
import { shows } from './filter.js';
import { tell } from './notices.js';
import { stateOf } from './row-words.js';
import { allRows, changed } from './store.js';
import { dropRow } from './uploads.js';

const FITS = {
  download: (row) => stateOf(row) === 'COMPLETED',
  retry: (row) => ['FAILED', 'CANCELLED'].includes(stateOf(row)),
  delete: () => true,
};

/** The actions for all rows that are picked; gives what brings them up to date. */
export function startBulk() {
  byId('pick-all').addEventListener('change', (event) => pickAll(event.target.checked));
  byId('bulk-clear').addEventListener('click', () => {
    pickAll(false);
    byId('pick-all').focus();
  });
  byId('bulk-download').addEventListener('click', downloadPicked);
  byId('bulk-retry').addEventListener('click', () => forEach('retry', retry));
  byId('bulk-delete').addEventListener('click', deletePicked);
  return show;
}

function picked(action) {
  return allRows().filter((row) => row.picked && shows(row) && FITS[action](row));
}

function show() {
  const shown = allRows().filter(shows);
  const count = shown.filter((row) => row.picked).length;
  const all = byId('pick-all');
  all.checked = count > 0 && count === shown.length;
  all.indeterminate = count > 0 && count < shown.length;
  byId('bulk').hidden = count === 0;
  put(byId('bulk-count'), t('bulk.count', { count }));
  for (const action of Object.keys(FITS)) {
    enable(byId(`bulk-${action}`), picked(action).length > 0);
  }
  put(byId('bulk-download'), t(picked('download').length > 1 ? 'do.download-zip' : 'do.download'));
}

function enable(button, possible) {
  if (!button.dataset.busy) {
    button.disabled = !possible;
  }
}

function pickAll(all) {
  allRows()
    .filter((row) => shows(row) || !all)
    .forEach((row) => {
      row.picked = all;
      changed(row);
    });
  show();
}

/** One after the other, so that the account's limits are kept; says at the end what could not be done. */
async function forEach(action, work) {
  const button = byId(`bulk-${action}`);
  const problems = [];
  tell('');
  button.dataset.busy = 'yes';
  await atRest(button, async () => {
    for (const row of picked(action)) {
      await work(row).catch((problem) => problems.push(problem.message));
    }
  });
  delete button.dataset.busy;
  show();
  if (problems.length > 0) {
    tell(t('bulk.failed', { count: problems.length, reason: problems[0] }));
  }
}

/** Several come in one file, as browsers ask before they save many. */
async function downloadPicked() {
  const rows = picked('download');
  await attempt(byId('bulk-download'), () => (rows.length === 1 ? download(rows[0]) : downloadAll(rows)));
  show();
}

async function deletePicked() {
  const count = picked('delete').length;
  const wanted = await confirmed({
    title: t('delete.many.title', { count }),
    text: t('delete.many.text'),
    action: t('do.delete'),
  });
  if (wanted) {
    await forEach('delete', async (row) => (row.phase === 'job' ? destroy(row) : dropRow(row)));
    byId('list-title').focus();
  }
}
