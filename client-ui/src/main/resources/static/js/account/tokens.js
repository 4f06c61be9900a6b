import { get } from '../api.js';
import { byId, say } from '../dom.js';
import { untilAnswered } from '../slow-notice.js';
import { sessionIsOver } from '../session.js';
import { tokenRow } from './token-row.js';

/** Lists the API tokens. */
export async function loadTokens() {
  const problem = byId('tokens-error');
  try {
    const { tokens } = await untilAnswered(
      () => get('/tokens'),
      (outage) => say(problem, outage.message),
    );
    say(problem, '');
    byId('tokens').replaceChildren(...tokens.map((token) => tokenRow(token, revoked)));
    byId('tokens-empty').hidden = tokens.length > 0;
  } catch (refused) {
    say(problem, sessionIsOver() ? '' : refused.message);
  }
}

/** The button that had the focus is gone with its row. */
async function revoked() {
  byId('tokens-title').focus();
  await loadTokens();
}
