import { byId, say } from './dom.js';
import { size } from './messages.js';

/** Chooser and drop zone in one; `onChosen` hears of every choice. */
export function filePicker(onChosen) {
  const input = byId('file');
  input.addEventListener('change', () => {
    show(input.files[0]);
    onChosen();
  });
  acceptDrops(byId('drop-zone'), input);
  refuseDropsBeside();
  return {
    file: () => input.files[0],
    clear: () => {
      input.value = '';
      show(undefined);
    },
  };
}

function show(file) {
  say(byId('file-chosen'), file ? `${file.name} (${size(file.size)})` : '');
}

function acceptDrops(zone, input) {
  const over = (is) => () => zone.classList.toggle('is-over', is);
  zone.addEventListener('dragenter', over(true));
  zone.addEventListener('dragover', over(true));
  zone.addEventListener('dragleave', over(false));
  zone.addEventListener('drop', (event) => {
    over(false)();
    event.preventDefault();
    if (event.dataTransfer.files.length > 0 && !input.matches(':disabled')) {
      input.files = onlyFirst(event.dataTransfer.files);
      input.dispatchEvent(new Event('change'));
    }
  });
}

function onlyFirst(files) {
  const transfer = new DataTransfer();
  transfer.items.add(files[0]);
  return transfer.files;
}

/** A file that misses the zone would otherwise replace the page. */
function refuseDropsBeside() {
  window.addEventListener('dragover', (event) => event.preventDefault());
  window.addEventListener('drop', (event) => event.preventDefault());
}
