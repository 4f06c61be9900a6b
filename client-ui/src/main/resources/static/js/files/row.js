import { holdsFocus } from '../busy.js';
import { formatName, kindOf } from '../catalogue.js';
import { button, element, put, say } from '../dom.js';
import { icon } from '../icons.js';
import { t, textOr } from '../texts.js';
import { attempt, download, retry, stop } from './actions.js';
import { fetchAgain } from './from-web.js';
import { menuButton } from './menu.js';
import { panelOf } from './panel.js';
import { chosenFor } from './request.js';
import { askFormat, entriesOf, formatLabel } from './row-menu.js';
import { factWords, isPlayable, nameOf, nowWords, percentOf, stateOf } from './row-words.js';
import { goOn } from './unfinished.js';
import { dropRow, pauseUpload, upload } from './uploads.js';

/** One file through its life. `show` brings it up to date; `reachable` says whether the server answers. */
export function fileRow(row, onPick) {
  const parts = partsOf(row, onPick);
  const panel = panelOf(row, parts.details, parts.thumb);
  const root = element(
    'li',
    { class: 'file', tabindex: '-1', 'data-testid': 'file-row', 'aria-labelledby': parts.name.id },
    element('div', { class: 'file-line' }, parts.pick, parts.thumb, parts.about, parts.pill, parts.actions, parts.bar),
    panel.root,
  );
  return {
    root,
    show: (reachable) => {
      show(row, parts, root, reachable);
      panel.show();
    },
    focus: () => root.focus(),
  };
}

function partsOf(row, onPick) {
  const part = (tag, name, more = {}) => element(tag, { class: `file-${name}`, 'data-testid': `file-${name}`, ...more });
  const parts = {
    pick: pickOf(row, onPick),
    thumb: element('button', { type: 'button', class: 'file-thumb', 'data-testid': 'file-play' }, icon(kindIcon(row))),
    name: part('p', 'name', { id: `name-${row.key}` }),
    facts: part('p', 'facts'),
    now: part('p', 'now'),
    note: part('p', 'note', { hidden: '' }),
    pill: element('span', { class: 'pill', 'data-testid': 'file-status' }),
    main: element('div', { class: 'file-main' }),
    details: detailsButton(row),
    bar: element('progress', { class: 'file-bar', max: 100, 'data-testid': 'file-progress', hidden: '' }),
  };
  parts.about = element('div', { class: 'file-about' }, parts.name, parts.facts, parts.now, parts.note);
  const menu = menuButton(t('row.menu', { name: nameOf(row) }), 'file-menu', () => entriesOf(row));
  parts.actions = element('div', { class: 'file-actions' }, parts.main, parts.details, menu);
  put(parts.name, nameOf(row));
  parts.name.title = nameOf(row);
  parts.bar.setAttribute('aria-label', t('row.progress', { name: nameOf(row) }));
  return parts;
}

function pickOf(row, onPick) {
  const pick = element('input', { type: 'checkbox', class: 'file-pick', 'data-testid': 'file-pick' });
  pick.setAttribute('aria-label', t('row.pick', { name: nameOf(row) }));
  pick.addEventListener('change', () => {
    row.picked = pick.checked;
    onPick();
  });
  return pick;
}

function detailsButton(row) {
  const made = element('button', { type: 'button', class: 'button button-icon file-details', 'data-testid': 'file-details' }, icon('chevron'));
  made.setAttribute('aria-label', t('row.details', { name: nameOf(row) }));
  made.setAttribute('aria-expanded', 'false');
  return made;
}

function kindIcon(row) {
  const type = row.file?.type ?? '';
  const kind = row.job ? kindOf(row.job.format) : type.split('/')[0];
  return ['audio', 'image'].includes(kind) ? kind : 'video';
}

function show(row, parts, root, reachable) {
  const state = stateOf(row);
  root.dataset.state = state;
  root.dataset.jobId = row.job?.jobId ?? '';
  parts.pick.checked = row.picked === true;
  put(parts.facts, factWords(row));
  put(parts.now, nowWords(row, reachable));
  say(parts.note, row.job ? textOr(`mail.${row.job.mail}`, '') : '');
  parts.note.hidden ||= row.job?.mail === 'SENT';
  parts.pill.dataset.status = state;
  put(parts.pill, pillWords(row.url && state === 'elsewhere' ? 'fetching' : state, percentOf(row)));
  showBar(parts.bar, percentOf(row));
  showThumb(row, parts.thumb);
  showMain(row, parts.main, state);
  parts.details.hidden = row.phase !== 'job';
}

function pillWords(state, percent) {
  return percent > 0 ? `${t(`phase.${state}`)} ${Math.floor(percent)} %` : t(`phase.${state}`);
}

function showBar(bar, percent) {
  bar.hidden = percent === null;
  if (percent !== null) {
    bar.value = percent;
  }
}

/** A picture of the file where this browser could make one; the player opens from it. */
function showThumb(row, thumb) {
  const picture = row.media?.picture;
  if (picture && picture.parentElement !== thumb) {
    thumb.replaceChildren(picture);
  }
  const playable = row.job !== undefined && row.job !== null && isPlayable(row.job);
  thumb.disabled = !playable;
  thumb.setAttribute('aria-label', t('row.play', { name: nameOf(row) }));
  const mark = thumb.querySelector('.icon-play');
  if (playable && !mark) {
    thumb.append(icon('play'));
  } else if (!playable) {
    mark?.remove();
  }
}

/** The one button that is wanted most; it is the same one as long as it means the same. */
function showMain(row, place, state) {
  const { key, make } = mainOf(row, state);
  if (place.dataset.shows !== key) {
    const had = holdsFocus(place);
    place.dataset.shows = key;
    place.replaceChildren(make());
    if (had) {
      place.firstElementChild.focus();
    }
  }
}

function mainOf(row, state) {
  const action = (text, testId, act) => ({
    key: testId,
    make: () => button(text, { 'data-testid': testId, 'aria-label': t('do.for', { action: text, name: nameOf(row) }) }, act),
  });
  const asked = (text, testId, work) => action(text, testId, (event) => attempt(event.currentTarget, () => work(row)));
  switch (state) {
    case 'chosen':
    case 'refused':
      return formatButton(row);
    case 'queued':
      return row.url ? action(t('do.remove'), 'file-take-away', () => dropRow(row)) : action(t('do.pause'), 'upload-pause', () => pauseUpload(row));
    case 'uploading':
      return action(t('do.pause'), 'upload-pause', () => pauseUpload(row));
    case 'paused':
      return action(t('do.go-on'), 'upload-resume', () => upload(row));
    case 'interrupted':
      if (row.url) {
        return asked(t('do.retry'), 'fetch-again', fetchAgain);
      }
      return row.canOpen ? asked(t('do.go-on'), 'upload-go-on', goOn) : asked(t('do.choose-file'), 'upload-choose', goOn);
    case 'elsewhere':
      if (row.url) {
        return action(t('do.stop'), 'fetch-stop', () => dropRow(row));
      }
      return asked(t('do.go-on-here'), 'upload-here', goOn);
    case 'failed':
      if (row.url) {
        return asked(t('do.retry'), 'fetch-again', fetchAgain);
      }
      return row.request ? action(t('do.retry'), 'upload-retry', () => upload(row)) : action(t('do.remove'), 'file-remove', () => dropRow(row));
    case 'COMPLETED':
      return asked(t('do.download'), 'job-download', download);
    case 'FAILED':
    case 'CANCELLED':
      return asked(t('do.retry'), 'job-retry', retry);
    default:
      return asked(t('do.stop'), 'job-cancel', stop);
  }
}

function formatButton(row) {
  const format = chosenFor(row).format;
  return {
    key: `format ${format}`,
    make: () => {
      const label = formatLabel(row);
      return button(formatName(format), { 'data-testid': 'file-format', class: 'button button-quiet button-format', 'aria-label': label }, () => askFormat(row));
    },
  };
}
