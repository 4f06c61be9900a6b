import { get } from '../api.js';
import { everySecond } from '../elapsed.js';
import { isLive, keepConnected } from '../live.js';
import { span } from '../messages.js';
import { sessionIsOver } from '../session.js';
import { pause, untilAnswered } from '../slow-notice.js';
import { t } from '../texts.js';
import { complain } from './notices.js';
import { allRows, changed, forgetJob, isActive, removeRow, rowOfJob, takeJobs } from './store.js';

const FIRST = 20;
const NEXT = 20;
const MOST = 100;
const PACE_MS = 1_000;

/** How often the page asks although the server sends changes: one that was lost would be missed for ever. */
const SELDOM_MS = 15_000;

/** A row that has changed within this time may be newer than a list that is on its way. */
const JUST_NOW_MS = 5_000;

let next = null;
let oldest = null;
let reachable = true;
let askedAt = 0;

/** Whether the server answered last. */
export function isReachable() {
  return reachable;
}

/** Whether it is known what the account has. */
export function isLoaded() {
  return oldest !== null;
}

/** Whether there are older jobs than those in the list. */
export function hasOlder() {
  return next !== null;
}

/** Fills the list and keeps it up to date as long as the page is open. Throws a Problem. */
export async function startSync() {
  await refresh(FIRST);
  changed(null);
  keepConnected(isWatched, { jobs: takeNewest, job: takeOne, deleted: forgetJob });
  keepAsking();
}

/** Reads older jobs; the number of those that came. Throws a Problem. */
export async function readOlder(most = NEXT) {
  const page = await get(`/jobs?limit=${most}&cursor=${encodeURIComponent(next)}`);
  end(page);
  takeJobs(page.jobs);
  return page.jobs.length;
}

/** A page that nobody sees, with nothing on its way, needs no connection. */
function isWatched() {
  return !document.hidden || allRows().some(isActive);
}

async function keepAsking() {
  while (!sessionIsOver()) {
    await pause(PACE_MS);
    const since = performance.now() - askedAt;
    if (allRows().some(isActive) && (!isLive() || since > SELDOM_MS)) {
      await refresh(MOST).catch((problem) => complain(sessionIsOver() ? '' : problem.message));
    }
  }
}

/** Asks for the newest jobs. What the server sent meanwhile may be newer than the answer, and stays. */
async function refresh(limit) {
  const since = performance.now();
  const page = await heard(() => get(`/jobs?limit=${limit}`));
  askedAt = performance.now();
  const untouched = ({ jobId }) => !((rowOfJob(jobId)?.changedAt ?? 0) > since);
  if (oldest === null) {
    end(page);
  } else {
    dropMissing(page, since);
  }
  takeJobs(page.jobs.filter(belongs).filter(untouched));
}

/** Says for how long no answer has come, until one comes. */
async function heard(question) {
  let stop = null;
  try {
    return await untilAnswered(question, () => {
      stop ??= sayLost();
    });
  } finally {
    stop?.();
  }
}

function sayLost() {
  const say = (seconds) => complain(t('outage.none', { span: span(seconds) }));
  say(0);
  turn(false);
  const stop = everySecond(say);
  return () => {
    stop();
    complain('');
    turn(true);
  };
}

function turn(now) {
  reachable = now;
  allRows().filter(isActive).forEach(changed);
}

function end(page) {
  next = page.nextCursor;
  oldest = page.jobs.at(-1)?.createdAt ?? oldest ?? new Date().toISOString();
}

/** Older jobs come when they are asked for, unless they still run. */
function belongs(job) {
  const ended = !['PENDING', 'PROCESSING'].includes(job.status);
  return rowOfJob(job.jobId) !== undefined || !ended || next === null || Date.parse(job.createdAt) >= Date.parse(oldest);
}

/** The newest jobs at the beginning of a connection; what was deleted while there was none is missing among them. */
function takeNewest(jobs) {
  dropMissing({ jobs, nextCursor: jobs.length < MOST ? null : 'more' }, performance.now() - JUST_NOW_MS);
  takeJobs(jobs.filter(belongs));
}

function takeOne(job) {
  if (belongs(job)) {
    takeJobs([job]);
  }
}

/** Deleted elsewhere: not in an answer that goes back further. */
function dropMissing(page, since) {
  const there = new Set(page.jobs.map((job) => job.jobId));
  const reach = page.nextCursor === null ? -Infinity : Date.parse(page.jobs.at(-1)?.createdAt ?? 0);
  allRows()
    .filter((row) => row.phase === 'job' && !there.has(row.job.jobId) && row.changedAt < since)
    .filter((row) => Date.parse(row.job.createdAt) > reach)
    .forEach(removeRow);
}

