import { byId } from '../dom.js';
import { size } from '../messages.js';
import { facts } from './facts.js';

/** Less of its disk than this means trouble soon. */
const SCARCE = 0.1;

/** Fills the card of the worker that answers. */
export function showWorker({ heapUsedBytes, heapMaxBytes, diskFreeBytes, diskTotalBytes }) {
  byId('worker-facts').replaceChildren(
    ...facts([
      ['Heap', `${size(heapUsedBytes)} of ${size(heapMaxBytes)}`],
      ['Disk free', `${size(diskFreeBytes)} of ${size(diskTotalBytes)}`, diskFreeBytes < SCARCE * diskTotalBytes],
    ]),
  );
}
