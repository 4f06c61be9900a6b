import { get } from '../api.js';
import { t } from '../texts.js';
import { pathOf } from './actions.js';
import { tell } from './notices.js';

/** Copies the link that the mail has: it lives as long as the file. */
export async function copyLink({ job }) {
  const { url } = await get(`${pathOf(job)}/link`);
  try {
    await navigator.clipboard.writeText(url);
    tell(t('done.link-copied'), 'good');
  } catch {
    // Browsers may refuse scripts the clipboard; a text that stands there can be copied by hand.
    tell(t('done.link-not-copied', { link: url }), 'good');
  }
}
