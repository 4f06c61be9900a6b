import { get } from '../api.js';
import { formatAbout, formatName, formats } from '../catalogue.js';
import { codeBox } from '../code-box.js';
import { byId, put, ready, say } from '../dom.js';
import { tellTiles } from '../format-tiles.js';
import { preferences } from '../preferences.js';
import { sessionIsOver } from '../session.js';
import { settings } from '../settings.js';
import { t } from '../texts.js';
import { uploadRequest } from '../upload-request.js';
import { faultOf, roomFault } from './checks.js';
import { startDropBar } from './drop-bar.js';
import { estimate, estimateChosen, estimateWords } from './estimates.js';
import { fetchFromWeb, nameIn, startFromWeb } from './from-web.js';
import { lookAt } from './local-media.js';
import { complain } from './notices.js';
import { chooseForAll, chosenFor } from './request.js';
import { addAddress, addFiles, allRows, changed, onChange } from './store.js';
import { mayResume, resumed } from './unfinished.js';
import { upload } from './uploads.js';

let choice = null;
let code = null;
let usage;
let touched = false;

/** The bar where files are dropped and the choice for all of them; sends those that were chosen. */
export function startForm() {
  startDropBar(choose);
  startFromWeb((address) => {
    judge(addAddress(address, nameIn(address)));
    say(byId('file-error'), '');
    say(byId('upload-error'), '');
  });
  byId('upload-form').addEventListener('submit', (event) => {
    event.preventDefault();
    sendAll();
  });
  byId('format-toggle').addEventListener('click', (event) => {
    openTiles(byId('tiles-place').hidden);
    if (event.detail === 0) {
      byId('tiles-place').querySelector(':checked')?.focus(); // Pressed by a key, which goes on there.
    }
  });
  byId('tiles-place').addEventListener('change', () => {
    touched = true;
  });
  byId('tiles-place').addEventListener('click', closeAfterClick);
  byId('tiles-place').addEventListener('keydown', closeByKey);
  onChange(() => {
    showCount();
    if (choice && !byId('tiles-place').hidden) {
      showEstimates();
    }
  });
  ready(byId('upload-button'));
}

/** Offers the formats, and what the person prefers. Throws a Problem. */
export async function offerFormats() {
  const all = await formats(() => say(byId('format-error'), t('settings.formats-missing')));
  say(byId('format-error'), '');
  choice = settings('all', all, { format: all[0]?.id ?? '', options: {} }, chosen);
  chooseForAll(choice.value);
  byId('tiles-place').replaceChildren(choice.tiles);
  code = codeBox(() => [[t('settings.convert'), exampleRequest()]]);
  byId('options-place').replaceChildren(choice.options, code.root);
  ready(byId('format-toggle'));
  chosen();
}

/** Fills in what the person prefers, where they have not chosen meanwhile. Throws a Problem. */
export async function proposePreferences(offered) {
  const preferred = await preferences();
  proposeAddress(preferred);
  await offered;
  if (preferred.defaultFormat && !touched) {
    choice.choose(preferred.defaultFormat);
  }
  usage = await get('/me').then((person) => person.usage, () => undefined);
}

/** Who gets no mail is told so, and need not say where to send it; it is sent along all the same. */
function proposeAddress(preferred) {
  const address = byId('email');
  if (preferred.email && address.value === address.defaultValue) {
    address.value = preferred.email;
  }
  const off = preferred.mail === 'never';
  byId('mail-off').hidden = !off;
  byId('email-field').hidden = off && address.value !== '';
}

/** Files that interrupted uploads wait for go there; the others become rows. */
function choose(files) {
  add(files.filter((file) => !mayResume(file)));
  files.filter(mayResume).forEach(async (file) => (await resumed(file)) || add([file]));
}

function add(files) {
  addFiles(files).forEach((row) => {
    judge(row);
    lookAt(row.file).then((media) => {
      row.media = media;
      judge(row);
      estimate(row);
    });
  });
  say(byId('upload-error'), '');
}

function judge(row) {
  row.fault = row.phase === 'chosen' ? faultOf(row, chosenFor(row).format, mostBytes()) : '';
  changed(row);
}

function mostBytes() {
  return Number(byId('upload-form').dataset.mostBytes);
}

/** Called when another format or option is chosen. */
function chosen() {
  const { format } = choice.value();
  put(byId('format-name'), formatName(format));
  put(byId('format-about'), formatAbout(format));
  waitingRows().forEach((row) => {
    judge(row);
    estimateChosen(row);
  });
  code.show();
}

/** Of the first file that waits to be sent, else of one that anybody might have. */
function exampleRequest() {
  const name = waitingRows().find((row) => row.file)?.file.name ?? 'holiday.mov';
  return uploadRequest(name, choice.value(), byId('email').value.trim() || 'you@example.com');
}

/** What is expected of all files together that wait, in each format. */
function showEstimates() {
  const rows = waitingRows().filter((row) => !row.own);
  tellTiles(choice.tiles, (format) => estimateWords(rows.map((row) => row.estimates?.get(format))));
}

function openTiles(open) {
  byId('tiles-place').hidden = !open;
  if (open) {
    showEstimates();
  }
  byId('format-toggle').setAttribute('aria-expanded', String(open));
}

/** Who points at a format is done; who walks through them with keys is not. */
function closeAfterClick(event) {
  if (event.detail > 0 && event.target.closest('.tile')) {
    setTimeout(() => {
      openTiles(false);
      byId('format-toggle').focus();
    });
  }
}

/** Enter takes what is chosen; a browser would send the form. */
function closeByKey(event) {
  if (event.key === 'Enter' || event.key === 'Escape') {
    event.preventDefault();
    openTiles(false);
    byId('format-toggle').focus();
  }
}

function waitingRows() {
  return allRows().filter((row) => row.phase === 'chosen');
}

function showCount() {
  const count = waitingRows().filter((row) => !row.fault).length;
  put(byId('upload-button'), count > 0 ? t('settings.convert-count', { count }) : t('settings.convert'));
}

function sendAll() {
  const rows = waitingRows();
  rows.forEach(judge);
  const good = rows.filter((row) => !row.fault);
  if (!complete(rows, good)) {
    return;
  }
  openTiles(false);
  const email = byId('email').value.trim();
  good.forEach((row) => {
    row.request = { ...chosenFor(row), email };
    if (row.url) {
      fetchFromWeb(row);
    } else {
      upload(row);
    }
  });
}

/** Says what is missing and leads there. */
function complete(rows, good) {
  const optionFault = choice?.fault() ?? null;
  const faults = [
    fault('file', rows.length === 0 ? t('settings.no-file') : ''),
    fault('email', emailFault()),
    optionFault,
  ];
  const words = choice === null ? t('settings.formats-not-loaded') : '';
  say(byId('format-error'), words);
  say(byId('upload-error'), rows.length > 0 ? listFault(good) : '');
  const first = faults.find((input) => input !== null);
  first?.focus();
  return !first && !words && good.length > 0 && byId('upload-error').hidden;
}

function listFault(good) {
  return good.length === 0 ? t('settings.none-fits') : roomFault(good, usage);
}

function emailFault() {
  if (!byId('email').value.trim()) {
    return t('settings.email-missing');
  }
  return byId('email').checkValidity() ? '' : t('settings.email-wrong');
}

function fault(id, words) {
  say(byId(`${id}-error`), words);
  byId(id).setAttribute('aria-invalid', String(words !== ''));
  return words ? byId(id) : null;
}

/** Where nobody waits for the result, a failure is said beside the list. */
export function unattended(work) {
  work.catch((problem) => {
    if (!sessionIsOver()) {
      complain(problem.message);
    }
  });
}
