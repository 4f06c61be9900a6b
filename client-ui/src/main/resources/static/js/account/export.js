import { getText } from '../api.js';
import { whileBusy } from '../busy.js';
import { byId, ready } from '../dom.js';
import { saveText } from '../save.js';

/** A button that saves all that is stored about the person. */
export function startExport() {
  const button = byId('export');
  button.addEventListener('click', () =>
    whileBusy(button, byId('export-error'), async () => {
      saveText(await getText('/me/export'), 'application/json', 'media-transcoder-account.json');
    }),
  );
  ready(button);
}
