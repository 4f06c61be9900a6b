import { startDeleting } from './delete-account.js';
import { startExport } from './export.js';
import { showPerson } from './person.js';
import { startPreferences } from './preferences.js';
import { startSignOutEverywhere } from './sign-out-everywhere.js';
import { tokenForm } from './token-form.js';
import { loadTokens } from './tokens.js';
import { startWebhooks } from './webhooks.js';

tokenForm();
startSignOutEverywhere();
startExport();
startDeleting();
showPerson();
startPreferences();
loadTokens();
startWebhooks();
