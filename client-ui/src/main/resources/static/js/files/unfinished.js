import { get } from '../api.js';
import { fingerprintOf } from '../fingerprint.js';
import { wordsFor } from '../problem-words.js';
import { sessionIsOver } from '../session.js';
import { pause } from '../slow-notice.js';
import { t } from '../texts.js';
import { fileOf, forgetOld, keptOf } from './kept-files.js';
import { lookAt } from './local-media.js';
import { pickOne } from './pick-files.js';
import { addUnfinished, allRows, changed, removeRow, rowOfJob } from './store.js';
import { lockOf, upload } from './uploads.js';

const PACE_MS = 5_000;

/** While the service fetches a file from the web, which it notes each second. */
const FETCH_PACE_MS = 1_500;

/** Whether the list of uploads came once. */
let listed = false;

/** Uploads that this page does not send: nobody does, or another window or device. */
const FOREIGN = ['interrupted', 'elsewhere'];

/** Shows the uploads of the account that have not ended, goes on with those whose files this browser can open, and follows the others. */
export async function startUnfinished() {
  forgetOld();
  document.addEventListener('visibilitychange', refresh);
  await refresh();
  while (!sessionIsOver()) {
    await pause(allRows().some((row) => row.url && isForeign(row)) ? FETCH_PACE_MS : PACE_MS);
    if (!listed || allRows().some(isForeign)) {
      await refresh();
    }
  }
}

/** Goes on with an upload that nobody sends, or takes it from who does: with the file that is kept, or the one that the person chooses now. */
export async function goOn(row) {
  const kept = await keptOf(row.uploadId);
  const file = row.file ?? (kept?.handle ? await fileOf(kept.handle, true) : null) ?? (await pickOne());
  if (file && !(await takeFile(row, file))) {
    row.problem = t('resume.other-file', { chosen: file.name });
    changed(row);
  }
}

/** Goes on with the upload that this file belongs to, if there is one; whether there is. */
export async function resumed(file) {
  for (const row of candidates(file)) {
    if (await takeFile(row, file)) {
      return true;
    }
  }
  return false;
}

/** Whether the file may be one that an interrupted upload waits for. */
export function mayResume(file) {
  return candidates(file).length > 0;
}

function candidates(file) {
  return allRows().filter((row) => row.phase === 'interrupted' && !row.url && row.total === file.size);
}

async function takeFile(row, file) {
  if (!(await isSame(row, file)) || !isForeign(row)) {
    return false;
  }
  row.file = file;
  row.media ??= await lookAt(file);
  upload(row);
  return true;
}

/** By what it holds. Its name and its date may be others on another device; they count where an upload has no fingerprint. */
async function isSame(row, file) {
  if (file.size !== row.total) {
    return false;
  }
  if (!row.fingerprint) {
    return file.name === row.fileName;
  }
  return (await fingerprintOf(file).catch(() => '')) === row.fingerprint;
}

function isForeign(row) {
  return FOREIGN.includes(row.phase);
}

async function refresh() {
  if (document.hidden || sessionIsOver()) {
    return;
  }
  const before = allRows().filter(isForeign);
  const uploads = await get('/uploads').then((answer) => answer.uploads, () => null);
  if (uploads === null) {
    return; // The list says what is wrong.
  }
  listed = true;
  for (const one of uploads) {
    await take(one);
  }
  const ids = new Set(uploads.map(({ uploadId }) => uploadId));
  before.filter((row) => isForeign(row) && !ids.has(row.uploadId)).forEach(removeRow); // Removed elsewhere, or its job comes.
}

async function take(one) {
  const kept = await keptOf(one.uploadId);
  const elsewhere = await isElsewhere(one, kept);
  const row = rowOfJob(one.uploadId);
  if (row && !isForeign(row)) {
    return;
  }
  if (row) {
    follow(row, one, elsewhere);
  } else if (!allRows().some(isBeginning)) {
    const added = addUnfinished(one, elsewhere);
    follow(added, one, elsewhere);
    await show(added, kept);
    await joinChosen(added);
  }
}

/** Goes on with the file if it was chosen before this page knew of the upload. */
async function joinChosen(row) {
  for (const chosen of allRows().filter(({ phase, file }) => phase === 'chosen' && file)) {
    if ((await isSame(row, chosen.file)) && chosen.phase === 'chosen' && row.phase === 'interrupted' && !row.url) {
      removeRow(chosen);
      await takeFile(row, chosen.file);
    }
  }
}

function follow(row, { offsetBytes, failure }, elsewhere) {
  row.phase = elsewhere ? 'elsewhere' : 'interrupted';
  row.sent = offsetBytes;
  if (failure) {
    Object.assign(row, { phase: 'failed', problem: wordsFor(failure) });
  }
  changed(row);
}

async function show(row, kept) {
  row.canOpen = Boolean(kept?.handle);
  changed(row);
  const file = row.phase === 'interrupted' && row.canOpen && !kept.paused ? await fileOf(kept.handle, false) : null;
  if (file) {
    await takeFile(row, file);
  }
}

/** An upload of this browser is marked by the tab that sends it; of another one only the server knows. */
async function isElsewhere({ uploadId, active }, kept) {
  if (!kept || !navigator.locks) {
    return active;
  }
  const { held } = await navigator.locks.query();
  return held.some(({ name }) => name === lockOf(uploadId));
}

/** Its id is not known yet, so it could be taken for one of another device. */
function isBeginning(row) {
  return !row.uploadId && (row.phase === 'uploading' || (row.phase === 'queued' && row.url));
}
