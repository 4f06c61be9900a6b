import { get } from '../api.js';
import { element } from '../dom.js';
import { previewBox } from '../preview.js';
import { t } from '../texts.js';
import { canCompare, comparison } from './compare.js';
import { receipt } from './receipt.js';
import { isPlayable } from './row-words.js';
import { changed } from './store.js';

/**
 * What a row shows when it is opened: the player, the receipt and a comparison with the original. `details` and `thumb` are the buttons that open it.
 * Nothing of it is made or asked for before.
 */
export function panelOf(row, details, thumb) {
  const root = element('div', { class: 'file-panel', id: `panel-${row.key}`, 'data-testid': 'file-panel', hidden: '' });
  const panel = { root, row, details, preview: null, shown: '' };
  details.setAttribute('aria-controls', root.id);
  details.addEventListener('click', () => toggle(panel, root.hidden));
  thumb.addEventListener('click', () => {
    toggle(panel, true);
    panel.preview?.play();
  });
  return { root, show: () => show(panel) };
}

function toggle(panel, open) {
  panel.root.hidden = !open;
  panel.details.setAttribute('aria-expanded', String(open));
  if (!open) {
    panel.preview?.pause();
  }
  show(panel);
}

/** Once for each state of the job: what does not change is not made anew, and a player plays on. */
function show(panel) {
  const { root, row } = panel;
  if (root.hidden || row.phase !== 'job') {
    return;
  }
  const { job } = row;
  const state = `${job.jobId} ${job.status} ${job.attempt} ${isPlayable(job)} ${row.plan !== null} ${job.mail}`;
  if (panel.shown === state) {
    return;
  }
  panel.shown = state;
  build(panel);
  loadPlan(row);
}

function build(panel) {
  const { job } = panel.row;
  const playable = isPlayable(job);
  const waits = job.status === 'PENDING' || job.status === 'PROCESSING';
  if (!playable && panel.previewOf) {
    panel.preview = null; // What played while it was made is gone.
    panel.previewOf = null;
  }
  if (!panel.preview && (playable || waits)) {
    panel.preview = previewBox(job.format);
  }
  if (playable && panel.previewOf !== job.attempt) {
    panel.previewOf = job.attempt;
    panel.preview.show(job);
  }
  const kept = panel.preview && (playable || waits) ? [panel.preview.root] : [];
  panel.facts ??= element('div', { class: 'receipt-place' });
  panel.facts.replaceChildren(receipt(panel.row));
  if (panel.root.firstElementChild !== (kept[0] ?? panel.facts)) {
    panel.root.replaceChildren(...kept, panel.facts);
  }
  panel.compared ??= canCompare(job) ? comparison(panel.row) : null;
  if (panel.compared && !panel.compared.isConnected) {
    panel.root.append(panel.compared);
  }
}

/** Lists and live events do not tell what was done; the job alone does. */
async function loadPlan(row) {
  if (row.plan !== null || row.plansAsked === planState(row)) {
    return;
  }
  row.plansAsked = planState(row);
  try {
    const { plan } = await get(`/status/${encodeURIComponent(row.job.jobId)}`);
    row.plan = plan ?? null;
    changed(row);
  } catch {
    row.plansAsked = null; // Without it the receipt shows what is known; opening it again asks again.
  }
}

function planState({ job }) {
  return `${job.status} ${job.attempt}`;
}
