import { byId } from '../dom.js';
import { hasHandle } from './kept-files.js';

/** Whether the browser gives handles of chosen files, with which an upload goes on after a reload. */
export function canPickHandles() {
  return 'showOpenFilePicker' in window;
}

/** Lets the person choose files, with handles; none if they think better of it. Throws a DOMException if the browser does not let us. */
export async function pickHandles(multiple) {
  const chosen = await window.showOpenFilePicker({ multiple, types: types() }).catch(noneIfAborted);
  return Promise.all(
    chosen.map(async (handle) => {
      const file = await handle.getFile();
      hasHandle(file, handle);
      return file;
    }),
  );
}

/** Lets the person choose one file; null if they think better of it. */
export async function pickOne() {
  if (canPickHandles()) {
    const [file] = await pickHandles(false);
    return file ?? null;
  }
  const input = document.createElement('input');
  input.type = 'file';
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(input.files[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}

/** What the input accepts, as the other chooser wants to be told. */
function types() {
  const accepted = byId('file').accept.split(',').map((one) => one.trim());
  const names = accepted.filter((one) => one.startsWith('.'));
  const kinds = accepted.filter((one) => !one.startsWith('.'));
  return [{ accept: Object.fromEntries(kinds.map((kind, place) => [kind, place === 0 ? names : []])) }];
}

function noneIfAborted(problem) {
  if (problem.name === 'AbortError') {
    return [];
  }
  throw problem;
}
