import { formatName } from '../catalogue.js';
import { byId } from '../dom.js';
import { nameOf, stateOf } from './row-words.js';
import { chosenFor } from './request.js';

const GROUPS = {
  chosen: 'active',
  refused: 'active',
  queued: 'active',
  uploading: 'active',
  paused: 'active',
  interrupted: 'active',
  elsewhere: 'active',
  PENDING: 'active',
  PROCESSING: 'active',
  COMPLETED: 'ready',
  failed: 'failed',
  FAILED: 'failed',
  CANCELLED: 'failed',
};

/** Calls back when what is looked for has changed. */
export function startFilter(onFilter) {
  byId('search').addEventListener('input', onFilter);
  byId('filter').addEventListener('change', onFilter);
}

/** Whether not all rows are shown. */
export function isFiltered() {
  return wanted() !== '' || group() !== 'all';
}

/** Whether the row is among those that are looked for. */
export function shows(row) {
  return fitsGroup(row) && fitsText(row);
}

function fitsGroup(row) {
  return group() === 'all' || GROUPS[stateOf(row)] === group();
}

function fitsText(row) {
  const format = row.job?.format ?? row.request?.format ?? chosenFor(row).format;
  return `${nameOf(row)} ${formatName(format)}`.toLowerCase().includes(wanted());
}

function wanted() {
  return byId('search').value.trim().toLowerCase();
}

function group() {
  return byId('filter').value;
}
