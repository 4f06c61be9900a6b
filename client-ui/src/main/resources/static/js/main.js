import { startAnnouncing } from './files/announce.js';
import { offerFormats, proposePreferences, startForm, unattended } from './files/form.js';
import { startList } from './files/list.js';
import { startNotifying } from './files/notify.js';
import { changed, allRows } from './files/store.js';
import { startSync } from './files/sync.js';
import { startToolbar } from './files/toolbar.js';
import { startUnfinished } from './files/unfinished.js';
import { isUploading } from './files/uploads.js';
import { pause } from './slow-notice.js';

const FORMATS_WAIT_MS = 3_000;

async function start() {
  const { picked, listed } = startToolbar();
  startList(picked, listed);
  startForm();
  startAnnouncing(startNotifying());
  const formats = offerFormats();
  unattended(formats);
  unattended(proposePreferences(formats));
  // Their names are nice to have in the list, which does not wait for them for ever.
  await Promise.race([formats.catch(() => {}), pause(FORMATS_WAIT_MS)]);
  formats.then(() => allRows().forEach(changed), () => {});
  await startSync();
  await startUnfinished();
}

window.addEventListener('beforeunload', (event) => {
  if (isUploading()) {
    event.preventDefault();
  }
});

unattended(start());
