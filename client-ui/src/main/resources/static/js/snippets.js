import { button, element } from './dom.js';
import { t } from './texts.js';

/** Where a program that we cannot give a token to finds one. */
const VARIABLE = 'TRANSCODER_TOKEN';

const LANGUAGES = [
  ['curl', curl],
  ['Python', python],
  ['JavaScript', javaScript],
];

/**
 * A request as a program makes it, in three languages. `request` is `{ method, path, json, form, file }`: `json` is the
 * body, or `form` the fields of a form that ends with the file of the name `file`. Without a token the program looks for
 * it in its environment.
 */
export function snippets(api, token, request) {
  return LANGUAGES.map(([name, write]) => snippet(name, write(`${api}${request.path}`, token, request)));
}

function snippet(name, text) {
  const rows = text.split('\n').length;
  const code = element('textarea', { readonly: '', rows, wrap: 'off', 'aria-label': name, 'data-testid': `snippet-${name}` });
  code.value = text; // Not in the HTML, where a page that is saved would keep the token.
  const copied = element('span', { role: 'status' });
  const copy = button(t('tokens.copy'), { class: 'button button-quiet button-small', 'aria-label': `${t('tokens.copy')}: ${name}` }, async () => {
    try {
      await navigator.clipboard.writeText(text);
      copied.textContent = t('tokens.copied');
    } catch {
      // Browsers may refuse scripts the clipboard; a selected text can be copied by hand.
      code.select();
      copied.textContent = t('tokens.not-copied');
    }
  });
  return element('div', { class: 'snippet' }, element('p', { class: 'label' }, name), code, element('p', {}, copy, ' ', copied));
}

function curl(url, token, { method, json, form, file }) {
  const implied = method === 'GET' || json || form;
  const parts = [
    implied ? `curl ${inShell(url)}` : `curl -X ${method} ${inShell(url)}`,
    `-H "Authorization: Bearer ${token ?? `$${VARIABLE}`}"`,
  ];
  if (json) {
    parts.push('-H "Content-Type: application/json"', `-d ${inShell(JSON.stringify(json))}`);
  }
  for (const [name, value] of Object.entries(form ?? {})) {
    parts.push(`--form-string ${inShell(`${name}=${value}`)}`);
  }
  if (file) {
    parts.push(`-F ${inShell(`file=@"${file.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`)}`);
  }
  return parts.join(' \\\n  ');
}

function inShell(text) {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function python(url, token, { method, json, form, file }) {
  const secret = token ? quoted(`Bearer ${token}`) : `"Bearer " + os.environ[${quoted(VARIABLE)}]`;
  const head = `${token ? '' : 'import os\n'}import requests  # pip install requests

api = requests.Session()
api.headers["Authorization"] = ${secret}
`;
  const call = `answer = api.${method.toLowerCase()}(${quoted(url)}`;
  const tail = `
answer.raise_for_status()
print(answer.text)`;
  if (file) {
    return `${head}
with open(${quoted(file)}, "rb") as file:
    ${call},
        data=${inPython(form)},
        files={"file": file})${tail}`;
  }
  return `${head}
${call}${json ? `, json=${inPython(json)}` : ''})${tail}`;
}

/** A value of JSON as Python writes it. */
function inPython(value) {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    return `{${Object.entries(value).map(([name, one]) => `${quoted(name)}: ${inPython(one)}`).join(', ')}}`;
  }
  return { true: 'True', false: 'False', null: 'None' }[String(value)] ?? JSON.stringify(value);
}

/** A text, in Python and JavaScript. */
function quoted(text) {
  return JSON.stringify(text);
}

function javaScript(url, token, { method, json, form, file }) {
  const secret = token ? quoted(`Bearer ${token}`) : `\`Bearer \${process.env.${VARIABLE}}\``;
  const fields = Object.entries(form ?? {}).map(([name, value]) => `form.set(${quoted(name)}, ${quoted(value)});\n`);
  const head = file
    ? `import { openAsBlob } from "node:fs";

const form = new FormData();
${fields.join('')}form.set("file", await openAsBlob(${quoted(file)}), ${quoted(file)});
`
    : '';
  const type = json ? ', "Content-Type": "application/json"' : '';
  const body = file ? 'form' : `JSON.stringify(${JSON.stringify(json)})`;
  return `${head}const answer = await fetch(${quoted(url)}, {
  method: ${quoted(method)},
  headers: { Authorization: ${secret}${type} },${file || json ? `\n  body: ${body},` : ''}
});
console.log(answer.status, await answer.text());`;
}
