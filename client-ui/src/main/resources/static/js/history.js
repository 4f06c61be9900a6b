import { get } from './api.js';
import { atRest } from './busy.js';
import { byId, say } from './dom.js';
import { historyRow } from './history-row.js';
import { forget } from './jobs.js';
import { untilAnswered } from './slow-notice.js';

const PAGE = 10;
const MOST = 100;

let next = null;
let newest = 0;
let onStarted = () => {};

/** Listens to "show more"; `started` gets a job that a row has started. */
export function startHistory(started) {
  onStarted = started;
  byId('history-more').addEventListener('click', showMore);
}

/** Reads the newest jobs again, at least as many as are shown. */
export async function refreshHistory() {
  const turn = ++newest;
  const limit = Math.min(MOST, Math.max(PAGE, byId('history').childElementCount));
  const page = await untilAnswered(() => get(`/jobs?limit=${limit}`), complain);
  if (turn === newest) {
    byId('history').replaceChildren(...rows(page));
    show(page);
  }
}

/** The own jobs of this status, oldest first. */
export async function jobsWith(status) {
  const page = await untilAnswered(() => get(`/jobs?limit=20&status=${status}`), complain);
  return page.jobs.toReversed();
}

async function showMore() {
  await atRest(byId('history-more'), async () => {
    try {
      const turn = newest;
      const page = await get(`/jobs?limit=${PAGE}&cursor=${encodeURIComponent(next)}`);
      if (turn === newest) {
        append(page);
      }
    } catch (problem) {
      complain(problem);
    }
  });
}

/** After the last ones the button goes; the first of them takes the focus that it had. */
function append(page) {
  const added = rows(page);
  byId('history').append(...added);
  show(page);
  if (next === null) {
    added[0]?.focus();
  }
}

function rows(page) {
  const onProblem = (words) => say(byId('row-error'), words);
  const handlers = { onProblem, onChanged: refreshHistory, onStarted };
  return page.jobs.map((job) => historyRow(job, { ...handlers, onDeleted: () => deleted(job) }));
}

/** The button that had the focus is gone with its row. */
async function deleted(job) {
  forget(job.jobId);
  byId('history-title').focus();
  await refreshHistory();
}

function show(page) {
  say(byId('history-error'), '');
  next = page.nextCursor;
  byId('history-more').hidden = next === null;
  byId('history-empty').hidden = byId('history').childElementCount > 0;
}

function complain(problem) {
  say(byId('history-error'), problem.message);
}
