/**
 * The rows of the list. A row is a file from its choice to its end: `file` and `request` while it is
 * ours to send, `job` once the gateway has it, `original` the file where this page has it.
 *
 * - `key` names the row, also after it has got its job
 * - `phase`: chosen, queued, uploading, paused or failed before there is a job, then `job`; interrupted is an upload that
 *   nobody sends, elsewhere one that another window or device sends
 * - `batch`, `place`: where a row of this visit stands, so that none jumps when its state changes
 */
const rows = new Map();
const deletedJobs = new Set();
const listeners = [];
let batches = 0;
let ordered = null;

/** Calls back with each row that has changed, after the list holds it; with null when rows came or went. */
export function onChange(listener) {
  listeners.push(listener);
}

export function changed(row) {
  if (row === null) {
    ordered = null;
  }
  listeners.forEach((listener) => listener(row));
}

/** All rows as they stand in the list: those of this visit, the latest first, then by age. */
export function allRows() {
  ordered ??= [...rows.values()].sort(before);
  return ordered;
}

/** The row of the job with this id, or of the upload that becomes it. */
export function rowOfJob(jobId) {
  return rows.get(jobId) ?? [...rows.values()].find((row) => row.job?.jobId === jobId || row.uploadId === jobId);
}

/** Rows for files that were just chosen, on top and in their order. */
export function addFiles(files) {
  const batch = ++batches;
  const added = files.map((file, place) => ({ ...blank(`new-${batch}-${place}`), batch, place, file }));
  added.forEach((row) => rows.set(row.key, row));
  changed(null);
  return added;
}

/** A row for a job that was just started here, on top. */
export function addStarted(job) {
  const known = rowOfJob(job.jobId);
  if (known) {
    setJob(known, job);
    return known;
  }
  const row = { ...blank(job.jobId), batch: ++batches, phase: 'job', job, changedAt: performance.now() };
  rows.set(row.key, row);
  changed(null);
  return row;
}

/** A row for a file that is fetched from this address on the web, on top. */
export function addAddress(url, fileName) {
  const row = { ...blank(`web-${++batches}`), batch: batches, url, fileName };
  rows.set(row.key, row);
  changed(null);
  return row;
}

/** A row for an upload of the account that this page did not begin, as the gateway lists it. */
export function addUnfinished({ uploadId, fileName, fingerprint, url, sizeBytes, offsetBytes, format, options, email }, elsewhere) {
  const row = {
    ...blank(uploadId),
    batch: ++batches,
    phase: elsewhere ? 'elsewhere' : 'interrupted',
    request: { format, options, email },
    uploadId,
    fileName,
    fingerprint,
    url,
    sent: offsetBytes,
    total: sizeBytes,
  };
  rows.set(row.key, row);
  changed(null);
  return row;
}

/** Takes jobs as the gateway lists them: new rows, and news of old ones. A list may be older than a deletion. */
export function takeJobs(listed) {
  const jobs = listed.filter((job) => !deletedJobs.has(job.jobId));
  const added = jobs.filter((job) => !rowOfJob(job.jobId));
  jobs.forEach((job) => {
    const row = rowOfJob(job.jobId);
    if (row) {
      setJob(row, job);
    }
  });
  added.forEach((job) => rows.set(job.jobId, { ...blank(job.jobId), phase: 'job', job }));
  if (added.length > 0) {
    changed(null);
  }
}

/** The row's job as it is now. What the list does not tell of it, its plan, stays as long as it may be right. */
export function setJob(row, job) {
  const double = rows.get(job.jobId);
  if (double && double !== row) {
    rows.delete(double.key);
    changed(null);
  }
  const same = row.job?.status === job.status && row.job?.attempt === job.attempt;
  row.plan = job.plan ?? (same ? row.plan : null);
  row.phase = 'job';
  row.job = job;
  row.changedAt = performance.now();
  changed(row);
}

export function removeRow(row) {
  row.removed = true;
  if (rows.delete(row.key)) {
    row.media?.close?.();
    changed(null);
  }
}

/** Removes the row of a job that was deleted, for good. */
export function forgetJob(jobId) {
  deletedJobs.add(jobId);
  const row = rowOfJob(jobId);
  if (row) {
    removeRow(row);
  }
}

/** Rows whose job has not ended. */
export function isActive(row) {
  return row.phase === 'job' && (row.job.status === 'PENDING' || row.job.status === 'PROCESSING');
}

function blank(key) {
  return { key, batch: 0, place: 0, phase: 'chosen', file: null, original: null, request: null, media: null, job: null, plan: null, changedAt: -Infinity };
}

function before(one, other) {
  return (
    other.batch - one.batch || one.place - other.place || Date.parse(other.job?.createdAt ?? 0) - Date.parse(one.job?.createdAt ?? 0)
  );
}
