import { byId } from '../dom.js';
import { size } from '../messages.js';
import { t } from '../texts.js';
import { facts } from './facts.js';

/** Less of its disk than this means trouble soon. */
const SCARCE = 0.1;

/** Fills the card of the worker that answers. */
export function showWorker({ heapUsedBytes, heapMaxBytes, diskFreeBytes, diskTotalBytes }) {
  byId('worker-facts').replaceChildren(
    ...facts([
      [t('worker.heap'), t('worker.of', { used: size(heapUsedBytes), most: size(heapMaxBytes) })],
      [t('worker.disk'), t('worker.of', { used: size(diskFreeBytes), most: size(diskTotalBytes) }), diskFreeBytes < SCARCE * diskTotalBytes],
    ]),
  );
}
