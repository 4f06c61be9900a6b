import { deleteButton } from './delete-job.js';
import { downloadButton } from './download.js';
import { element } from './dom.js';
import { formatName } from './formats.js';
import { mailWords, statusWords } from './job-words.js';
import { moment, size } from './messages.js';

/**
 * One line of the history; `onProblem` gets the words if its download or deletion fails,
 * `onDeleted` hears that it is gone.
 */
export function historyRow(job, onProblem, onDeleted) {
  return element(
    'li',
    { class: 'history-row', tabindex: '-1', 'data-testid': 'history-row', 'data-job-id': job.jobId },
    about(job),
    element('span', { class: 'pill', 'data-status': job.status }, statusWords(job)),
    actions(job, onProblem, onDeleted),
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

function actions(job, onProblem, onDeleted) {
  const place = element('div', { class: 'history-actions' });
  if (job.status === 'COMPLETED') {
    const button = downloadButton(job, 'button button-quiet', onProblem);
    button.dataset.testid = 'history-download';
    place.append(button);
  }
  place.append(deleteButton(job, onProblem, onDeleted));
  return place;
}
