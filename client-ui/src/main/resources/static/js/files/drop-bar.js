import { byId, say } from '../dom.js';
import { t } from '../texts.js';

/** Takes files that are picked, dropped anywhere on the page, or pasted; `onFiles` gets them. */
export function startDropBar(onFiles) {
  const input = byId('file');
  const takePicked = () => {
    take([...input.files], onFiles);
    input.value = ''; // So that the same file can be picked again.
  };
  input.addEventListener('change', takePicked);
  queueMicrotask(takePicked); // What was picked before the scripts were there.
  window.addEventListener('paste', (event) => take([...(event.clipboardData?.files ?? [])], onFiles));
  acceptDrops(onFiles);
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

function drop({ items, files }, onFiles) {
  const folders = [...items].filter((item) => item.webkitGetAsEntry?.()?.isDirectory).length;
  const names = folders > 0 ? namesOfFiles(items) : null;
  take([...files].filter((file) => names === null || names.has(file.name)), onFiles);
  say(byId('file-error'), folders > 0 ? t('drop.folder') : '');
}

function namesOfFiles(items) {
  return new Set([...items].filter((item) => item.webkitGetAsEntry()?.isFile).map((item) => item.webkitGetAsEntry().name));
}

function take(files, onFiles) {
  if (files.length > 0) {
    say(byId('file-error'), '');
    onFiles(files);
  }
}
