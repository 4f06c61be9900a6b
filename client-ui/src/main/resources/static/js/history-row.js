import { convertAgainButton } from './convert-again.js';
import { deleteButton } from './delete-job.js';
import { downloadButton } from './download.js';
import { element, say } from './dom.js';
import { formatName } from './formats.js';
import { cancelButton, mailButton, retryButton } from './job-actions.js';
import { hasEnded, mailWords, statusWords } from './job-words.js';
import { moment, size } from './messages.js';
import { more } from './more.js';

/**
 * One line of the history. Its `handlers`: `onProblem` gets the words if an action fails, `onDeleted`
 * is called when the job is deleted, `onChanged` when it has changed, and `onStarted` gets a job that
 * an action has started.
 */
export function historyRow(job, handlers) {
  const rest = further(job, handlers);
  return element(
    'li',
    { class: 'history-row', tabindex: '-1', 'data-testid': 'history-row', 'data-job-id': job.jobId },
    about(job),
    element('span', { class: 'pill', 'data-status': job.status }, statusWords(job)),
    actions(job, handlers, rest.button),
    rest.place,
  );
}

function about(job) {
  const name = element('p', { class: 'history-name', title: job.fileName }, job.fileName);
  const facts = [formatName(job.format), moment(job.createdAt)];
  if (job.outputs.length > 0) {
    facts.push(size(job.outputs[0].sizeBytes));
  }
  const line = element('p', { class: 'history-facts' }, facts.join(' · '));
  const place = element('div', { class: 'history-about' }, name, line);
  if (job.failure) {
    place.append(element('p', { class: 'history-reason' }, job.failure.message));
  }
  if (mailWords(job)) {
    place.append(element('p', { class: 'history-reason' }, mailWords(job)));
  }
  return place;
}

/** What is wanted most often, and the way to the rest. */
function actions(job, handlers, open) {
  const place = element('div', { class: 'history-actions' });
  if (job.status === 'COMPLETED') {
    const button = downloadButton(job, 'button button-quiet', handlers.onProblem);
    button.dataset.testid = 'history-download';
    place.append(button);
  } else if (hasEnded(job)) {
    place.append(retryButton(job, handlers.onProblem, handlers.onStarted));
  } else {
    place.append(cancelButton(job, handlers.onProblem, handlers.onChanged));
  }
  place.append(deleteButton(job, handlers.onProblem, handlers.onDeleted), open);
  return place;
}

function further(job, handlers) {
  const answer = element('p', { class: 'history-facts', role: 'status', 'data-testid': 'more-answer', hidden: '' });
  const buttons = [convertAgainButton(job, handlers.onStarted)];
  if (job.status === 'COMPLETED' || job.status === 'FAILED') {
    buttons.push(mailButton(job, handlers.onProblem, () => say(answer, 'The mail is on its way.')));
  }
  return more(job.fileName, ...buttons, answer);
}
