import { button, element } from '../dom.js';
import { t } from '../texts.js';

const LANGUAGES = [
  ['curl', curl],
  ['Python', python],
  ['JavaScript', javaScript],
];

/** The first request of a program, in three languages, with the address of the API and the token. */
export function snippets(api, token, mayWrite) {
  return LANGUAGES.map(([name, write]) => snippet(name, write(api, token, mayWrite)));
}

function snippet(name, text) {
  const rows = text.split('\n').length;
  const code = element('textarea', { readonly: '', rows, wrap: 'off', 'aria-label': name, 'data-testid': `snippet-${name}` });
  code.value = text; // Not in the HTML, where a page that is saved would keep the token.
  const copied = element('span', { role: 'status' });
  const copy = button(t('tokens.copy'), { 'aria-label': `${t('tokens.copy')}: ${name}` }, async () => {
    try {
      await navigator.clipboard.writeText(text);
      copied.textContent = t('tokens.copied');
    } catch {
      // Browsers may refuse scripts the clipboard; a selected text can be copied by hand.
      code.select();
      copied.textContent = t('tokens.not-copied');
    }
  });
  return element('div', { class: 'snippet' }, element('h4', {}, name), code, element('p', {}, copy, ' ', copied));
}

function curl(api, token, mayWrite) {
  return mayWrite
    ? `curl "${api}/upload" \\
  -H "Authorization: Bearer ${token}" \\
  -F format=mp4-720p -F email=you@example.com -F file=@holiday.mov`
    : `curl "${api}/jobs" -H "Authorization: Bearer ${token}"`;
}

function python(api, token, mayWrite) {
  const head = `import requests  # pip install requests

api = requests.Session()
api.headers["Authorization"] = "Bearer ${token}"
`;
  return mayWrite
    ? `${head}
with open("holiday.mov", "rb") as file:
    job = api.post("${api}/upload",
                   data={"format": "mp4-720p", "email": "you@example.com"},
                   files={"file": file})
job.raise_for_status()
print(job.json()["jobId"])`
    : `${head}
jobs = api.get("${api}/jobs")
jobs.raise_for_status()
print(jobs.json()["jobs"])`;
}

function javaScript(api, token, mayWrite) {
  const headers = `{ Authorization: "Bearer ${token}" }`;
  return mayWrite
    ? `import { openAsBlob } from "node:fs";

const form = new FormData();
form.set("format", "mp4-720p");
form.set("email", "you@example.com");
form.set("file", await openAsBlob("holiday.mov"), "holiday.mov");
const answer = await fetch("${api}/upload", {
  method: "POST",
  headers: ${headers},
  body: form,
});
console.log(answer.status, await answer.json());`
    : `const answer = await fetch("${api}/jobs", {
  headers: ${headers},
});
console.log(answer.status, await answer.json());`;
}
