/**
 * What this browser keeps of uploads that it began, in IndexedDB: that it did, whether the person paused it, and, where
 * the browser can, a handle of the file, with which a page that was reloaded goes on. Without IndexedDB nothing is kept.
 */

const handles = new WeakMap();
const STORE = 'uploads';
const KEPT_MS = 8 * 24 * 3_600_000;

let opening = null;

/** Notes the handle with which the file was chosen, or a promise of one. */
export function hasHandle(file, handle) {
  handles.set(file, Promise.resolve(handle).catch(() => null));
}

/** Keeps what lets the upload of this file go on. */
export async function keep(uploadId, file) {
  const handle = await handles.get(file);
  await write((store) => store.put({ uploadId, handle: handle ?? null, paused: false, at: Date.now() }));
}

export async function keepPaused(uploadId, paused) {
  const kept = await keptOf(uploadId);
  if (kept) {
    await write((store) => store.put({ ...kept, paused }));
  }
}

export function forget(uploadId) {
  return write((store) => store.delete(uploadId));
}

/** What is kept of the upload: `paused` and `handle`, which may be null; null if this browser did not begin it. */
export async function keptOf(uploadId) {
  return (await run('readonly', (store) => store.get(uploadId))) ?? null;
}

/**
 * The file of a handle, or null. `asking` says whether the browser may ask the person, for which it needs a click that was
 * just made.
 */
export async function fileOf(handle, asking) {
  try {
    const state = await (asking ? handle.requestPermission({ mode: 'read' }) : handle.queryPermission({ mode: 'read' }));
    if (state !== 'granted') {
      return null;
    }
    const file = await handle.getFile();
    hasHandle(file, handle);
    return file;
  } catch {
    return null; // It was moved or deleted: the person has to choose it.
  }
}

/** Forgets uploads that have long been given up. */
export async function forgetOld() {
  const all = (await run('readonly', (store) => store.getAll())) ?? [];
  await Promise.all(all.filter(({ at }) => Date.now() - at > KEPT_MS).map(({ uploadId }) => forget(uploadId)));
}

function write(work) {
  return run('readwrite', work);
}

async function run(mode, work) {
  try {
    opening ??= open();
    const request = work((await opening).transaction(STORE, mode).objectStore(STORE));
    return await ended(request);
  } catch {
    return undefined;
  }
}

function open() {
  const request = indexedDB.open('transcoder', 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'uploadId' });
  return ended(request);
}

function ended(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
