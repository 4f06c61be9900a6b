import { t } from '../texts.js';
import { pathOf } from './actions.js';
import { hasEnded } from './row-words.js';

/** What a program asks of a job: the name and the request of each action. */
export function jobRequests(job) {
  const path = pathOf(job);
  const done = job.status === 'COMPLETED';
  const ask = (text, method, url, json) => [t(text), { method, path: url, json }];
  return [
    ask('code.status', 'GET', `/status/${encodeURIComponent(job.jobId)}`),
    done && ask('do.copy-link', 'GET', `${path}/link`),
    done && ask('do.download', 'GET', `${path}/download`),
    !hasEnded(job) && ask('do.stop', 'POST', `${path}/cancel`),
    hasEnded(job) && !done && ask('do.retry', 'POST', `${path}/retry`),
    ask('do.convert-again', 'POST', '/jobs', { sourceJobId: job.jobId, format: job.format, options: job.options ?? {} }),
    (done || job.status === 'FAILED') && ask('do.mail', 'POST', `${path}/notify`),
    ask('do.delete', 'DELETE', path),
  ].filter(Boolean);
}
