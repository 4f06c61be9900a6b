import { formatName } from '../catalogue.js';
import { askSettings } from '../settings-dialog.js';
import { t } from '../texts.js';
import { attempt, confirmDelete, convertAgain, destroy, download, mailAgain, retry, stop } from './actions.js';
import { copyLink } from './copy-link.js';
import { estimateChosen, estimateWords } from './estimates.js';
import { elementOf, focusBeside } from './focus.js';
import { chosenFor } from './request.js';
import { hasEnded, nameOf, stateOf } from './row-words.js';
import { changed } from './store.js';
import { goOn } from './unfinished.js';
import { dropRow, pauseUpload, upload } from './uploads.js';

/** What can be done with the row just now, the most wanted first. */
export function entriesOf(row) {
  return row.phase === 'job' ? jobEntries(row) : fileEntries(row);
}

function fileEntries(row) {
  const state = stateOf(row);
  const remove = { text: t('do.remove'), testId: 'file-remove', act: () => taken(row) };
  const entry = (text, testId, act) => ({ text: t(text), testId, act });
  const chosen = entry('do.choose-file', 'menu-choose', (button) => attempt(button, () => goOn(row)));
  const format = entry('do.format', 'file-settings', () => askFormat(row));
  const entries = {
    queued: entry('do.pause', 'menu-pause', () => pauseUpload(row)),
    uploading: entry('do.pause', 'menu-pause', () => pauseUpload(row)),
    paused: entry('do.go-on', 'menu-resume', () => upload(row)),
    interrupted: chosen,
    elsewhere: chosen,
    failed: entry('do.retry', 'menu-upload-retry', () => upload(row)),
  };
  if (row.url && row.request) {
    return [remove];
  }
  return [entries[state] ?? format, remove];
}

/** The button that had the focus goes with its row. */
function taken(row) {
  focusBeside(row);
  dropRow(row);
}

/** Another format for one file alone. */
export function askFormat(row) {
  const own = (chosen) => {
    row.own = chosen;
    estimateChosen(row);
    changed(row);
  };
  return askSettings({
    title: t('settings.for', { name: nameOf(row) }),
    text: t('settings.for.how'),
    action: t('settings.use'),
    first: chosenFor(row),
    estimate: (format) => estimateWords([row.estimates?.get(format)]),
    use: async (chosen) => own(chosen),
    other: row.own ? { text: t('settings.as-others'), act: () => own(null) } : null,
  });
}

/** "Format of a.mov: MP4 720p". */
export function formatLabel(row) {
  return t('row.format', { name: nameOf(row), format: formatName(chosenFor(row).format) });
}

function jobEntries(row) {
  const { job } = row;
  const entry = (text, testId, work) => ({ text, testId, act: (button) => attempt(button, () => work(row)) });
  const done = job.status === 'COMPLETED';
  const mailed = done || job.status === 'FAILED';
  return [
    done && entry(t('do.download'), 'menu-download', download),
    done && entry(t('do.copy-link'), 'copy-link', copyLink),
    !hasEnded(job) && entry(t('do.stop'), 'menu-stop', stop),
    hasEnded(job) && !done && entry(t('do.retry'), 'menu-retry', retry),
    { text: t('do.details'), testId: 'menu-details', act: () => elementOf(row).querySelector('.file-details').click() },
    entry(t('do.convert-again'), 'job-convert', convertAgain),
    mailed && entry(t('do.mail'), 'job-notify', mailAgain),
    { ...entry(t('do.delete'), 'job-delete', destroyAfterQuestion), danger: true },
  ].filter(Boolean);
}

async function destroyAfterQuestion(row) {
  if (await confirmDelete(row)) {
    await destroyRow(row);
  }
}

async function destroyRow(row) {
  focusBeside(row);
  await destroy(row);
}
