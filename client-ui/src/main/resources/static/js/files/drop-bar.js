import { byId, say } from '../dom.js';
import { t } from '../texts.js';
import { hasHandle } from './kept-files.js';
import { canPickHandles, pickHandles } from './pick-files.js';

/** Takes files that are picked, dropped anywhere on the page, or pasted; `onFiles` gets them. */
export function startDropBar(onFiles) {
  const input = byId('file');
  const takePicked = () => {
    take([...input.files], onFiles);
    input.value = ''; // So that the same file can be picked again.
  };
  input.addEventListener('change', takePicked);
  queueMicrotask(takePicked); // What was picked before the scripts were there.
  pickWithHandles(input, onFiles);
  window.addEventListener('paste', (event) => take([...(event.clipboardData?.files ?? [])], onFiles));
  acceptDrops(onFiles);
}

/** The chooser that gives handles, where there is one; where it does not open, the input's own comes. */
function pickWithHandles(input, onFiles) {
  let refused = !canPickHandles();
  input.addEventListener('click', async (event) => {
    if (refused) {
      return;
    }
    event.preventDefault();
    try {
      take(await pickHandles(true), onFiles);
    } catch {
      refused = true;
      input.click();
    }
  });
}

function acceptDrops(onFiles) {
  let depth = 0;
  const over = (by) => {
    depth = Math.max(0, depth + by);
    byId('drop-zone').classList.toggle('is-over', depth > 0);
  };
  window.addEventListener('dragenter', (event) => hasFiles(event) && over(1));
  window.addEventListener('dragleave', (event) => hasFiles(event) && over(-1));
  // Without this a file that is dropped would replace the page.
  window.addEventListener('dragover', (event) => event.preventDefault());
  window.addEventListener('drop', (event) => {
    event.preventDefault();
    over(-depth);
    if (!document.querySelector('dialog[open]')) {
      drop(event.dataTransfer, onFiles);
    }
  });
}

function hasFiles({ dataTransfer }) {
  return dataTransfer?.types.includes('Files');
}

function drop({ items }, onFiles) {
  const dropped = [...items].filter((item) => item.kind === 'file');
  const files = dropped.filter((item) => !item.webkitGetAsEntry?.()?.isDirectory);
  take(files.map(fileOf), onFiles);
  say(byId('file-error'), files.length < dropped.length ? t('drop.folder') : '');
}

/** The browser has the handle only as long as the event lasts. */
function fileOf(item) {
  const file = item.getAsFile();
  hasHandle(file, item.getAsFileSystemHandle?.());
  return file;
}

function take(files, onFiles) {
  if (files.length > 0) {
    say(byId('file-error'), '');
    onFiles(files);
  }
}
