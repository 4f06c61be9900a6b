import { downloadButton } from './download.js';
import { element, say } from './dom.js';
import { standstill } from './elapsed.js';
import { formatName } from './formats.js';
import { cancelButton } from './job-actions.js';
import { hasEnded, outputWords, progressWords, stageWords, statusWords } from './job-words.js';
import { previewBox } from './preview.js';

/**
 * One job from its acceptance to its end. `show` takes each new state; `onCancelled` hears that the
 * person stopped it.
 */
export function jobCard(first, onCancelled) {
  const parts = partsOf(first);
  parts.side = sideOf(first, parts, onCancelled);
  const unchanged = standstill();
  return {
    root: assembled(first, parts),
    show: (job) => {
      say(parts.outage, '');
      showStatus(job, parts);
      showProgress(job, parts, unchanged(job));
      if (hasEnded(job)) {
        showEnd(job, parts);
      }
    },
    lost: (words) => {
      say(parts.outage, words);
      say(parts.pace, '');
    },
    fail: (words) => parts.preview.fail(words),
  };
}

function partsOf(job) {
  const part = (tag, classes, testId, more = {}) =>
    element(tag, { class: classes, 'data-testid': testId, ...more });
  return {
    name: element('h2', { class: 'job-name', id: `job-${job.jobId}` }, job.fileName),
    status: part('span', 'pill', 'job-status'),
    stage: part('span', 'job-stage', 'job-stage', { 'aria-live': 'polite' }),
    percent: part('span', 'job-percent', 'job-percent'),
    bar: part('progress', 'job-bar', 'job-progress', { max: 100, 'aria-label': 'Conversion' }),
    pace: part('p', 'muted', 'job-pace'),
    outage: part('p', 'muted', 'job-outage', { role: 'status', hidden: '' }),
    problem: part('p', 'field-error', 'job-problem', { role: 'alert', hidden: '' }),
    preview: previewBox(job.format),
    foot: element('div', { class: 'job-foot' }),
  };
}

/** How it gets on, and the button that stops it. */
function sideOf(job, parts, onCancelled) {
  const onProblem = (words) => say(parts.problem, words);
  const cancel = cancelButton(job, onProblem, onCancelled);
  return element('div', { class: 'job-side' }, parts.pace, cancel);
}

function assembled(job, parts) {
  const head = element('div', { class: 'job-head' }, parts.name, parts.status);
  parts.line = element('div', { class: 'job-line' }, parts.stage, parts.percent);
  const about = element('p', { class: 'muted' }, `To ${formatName(job.format)}`);
  const now = [parts.line, parts.bar, parts.side, parts.outage, parts.foot, parts.problem];
  return element(
    'article',
    {
      class: 'card job',
      tabindex: '-1',
      'aria-labelledby': parts.name.id,
      'data-testid': 'job',
      'data-job-id': job.jobId,
    },
    ...[head, about, parts.preview.root, element('div', { class: 'job-now' }, ...now)],
  );
}

function showStatus(job, parts) {
  parts.status.textContent = statusWords(job);
  parts.status.dataset.status = job.status;
}

function showProgress(job, parts, unchangedFor) {
  const percent = job.status === 'COMPLETED' ? 100 : Math.floor(job.percent);
  say(parts.stage, hasEnded(job) ? statusWords(job) : stageWords(job));
  parts.percent.textContent = `${percent}%`;
  parts.bar.value = percent;
  say(parts.pace, hasEnded(job) ? '' : progressWords(job, unchangedFor));
}

function showEnd(job, parts) {
  parts.line.hidden = true;
  parts.bar.hidden = true;
  parts.side.hidden = true;
  if (job.status === 'COMPLETED') {
    showOutput(job, parts);
  } else {
    parts.preview.fail(job.failure?.message ?? '');
  }
}

function showOutput(job, parts) {
  const button = downloadButton(job, 'button', (words) => say(parts.problem, words));
  button.dataset.testid = 'job-download';
  const facts = job.outputs.map(outputWords).join('; ');
  parts.foot.replaceChildren(button, element('span', { class: 'muted' }, facts));
  parts.preview.show(job);
}
