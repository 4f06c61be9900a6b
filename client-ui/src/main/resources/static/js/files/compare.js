import { button, element, say } from '../dom.js';
import { isPackage } from '../player.js';
import { t } from '../texts.js';
import { compareStage } from './compare-stage.js';
import { pickOne } from './pick-files.js';

/** With one of these the two do not show the same at the same place. */
const OTHER_FRAMING = ['rotate', 'cropLeft', 'cropRight', 'cropTop', 'cropBottom'];

/** Whether the job made one video that shows what its original shows, at times that are known. */
export function canCompare({ status, playlist, outputs, options }) {
  const chosen = (name) => Number(options?.[name] ?? 0);
  return (
    status === 'COMPLETED' &&
    outputs.length === 1 &&
    !isPackage({ playlist, outputs }) &&
    outputs[0].contentType.startsWith('video/') &&
    outputs[0].durationSeconds > 0 &&
    OTHER_FRAMING.every((name) => chosen(name) === 0) &&
    !(options?.trimMode === 'keyframes' && chosen('trimStart') > 0) // Where it begins is for the file to say.
  );
}

/**
 * One frame of the original and of the result, with a line between them. The original is read from this device alone: the
 * file that was sent from here, or that the person chooses. Nothing is loaded before it is opened.
 */
export function comparison(row) {
  const place = element('div', { class: 'compare' });
  const root = element(
    'details',
    { class: 'options compare-box', 'data-testid': 'compare' },
    element('summary', {}, t('compare.title')),
    place,
  );
  let close = () => {};
  const show = (fault = '', focus = false) => {
    close();
    place.replaceChildren();
    close = root.open ? fill(place, row, show, { fault, focus }) : () => {};
  };
  root.addEventListener('toggle', () => show());
  return root;
}

/** Gives what ends it. */
function fill(place, row, show, { fault, focus }) {
  if (!row.original) {
    place.replaceChildren(...chooser(row, show, fault));
    return () => {};
  }
  const stage = compareStage(row.original, row.job, () => lost(row, stage, show));
  place.replaceChildren(stage.root);
  if (focus) {
    stage.focus();
  }
  return stage.close;
}

/** The browser cannot decode the original, or cannot read it any more: it is a file of the person, who may have moved it. */
async function lost(row, stage, show) {
  const { original } = row;
  const readable = await original.slice(0, 1).arrayBuffer().then(() => true, () => false);
  if (readable) {
    stage.fail(t('compare.no-original'));
  } else if (row.original === original) {
    row.original = null;
    show(t('compare.gone'));
  }
}

function chooser(row, show, words) {
  const fault = element('p', { class: 'field-error', role: 'status', hidden: '', 'data-testid': 'compare-fault' });
  const pick = button(t('compare.pick'), { 'data-testid': 'compare-pick' }, async () => {
    const file = await pickOne();
    if (file && file.size !== row.job.sizeBytes) {
      say(fault, t('compare.other-file', { chosen: file.name, name: row.job.fileName }));
    } else if (file) {
      row.original = file;
      show('', true);
    }
  });
  say(fault, words);
  return [element('p', { class: 'field-hint' }, t('compare.choose')), pick, fault];
}
