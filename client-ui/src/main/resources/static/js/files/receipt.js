import { formatName, formatOf } from '../catalogue.js';
import { codeBox } from '../code-box.js';
import { button, element, say } from '../dom.js';
import { length, moment, size, thousandths } from '../messages.js';
import { optionTitle, valueWords } from '../option-words.js';
import { t, textOr } from '../texts.js';
import { jobRequests } from './job-requests.js';
import { changeWords, failureWords } from './row-words.js';

/** FFmpeg's names of containers that people know by another one. */
const CONTAINERS = { mov: 'MP4', matroska: 'Matroska', mpegts: 'MPEG-TS', mpeg: 'MPEG-PS', asf: 'WMV', ogg: 'Ogg' };

/** What was made of the file and why, as far as it is known. */
export function receipt(row) {
  const { job, plan } = row;
  return element(
    'section',
    { class: 'receipt', 'data-testid': 'receipt', 'aria-label': t('receipt.title') },
    element('dl', { class: 'facts' }, ...facts(job, plan).flatMap(line)),
    plan ? streams(plan) : null,
    plan ? commandOf(plan.command) : null,
    codeBox(() => jobRequests(job)).root,
  );
}

function facts(job, plan) {
  const bytes = job.outputs.reduce((sum, output) => sum + output.sizeBytes, 0);
  const ended = job.endedAt && job.startedAt;
  return [
    [t('receipt.reason'), failureWords(job)],
    [t('receipt.source'), plan ? sourceWords(plan.source, job) : `${job.fileName}, ${size(job.sizeBytes)}`],
    [t('receipt.result'), job.outputs.length > 0 ? job.outputs.map(outputWords).join('; ') : formatName(job.format)],
    [t('receipt.size'), bytes > 0 ? sizeWords(job.sizeBytes, bytes) : ''],
    [t('receipt.quality'), job.outputs.map(qualityWords).filter(Boolean).join('; ')],
    [t('receipt.checksum'), job.outputs.length === 1 ? job.outputs[0].sha256 : ''],
    [t('receipt.options'), optionWords(job)],
    [t('receipt.took'), ended ? length((Date.parse(job.endedAt) - Date.parse(job.startedAt)) / 1_000) : ''],
    [t('receipt.attempts'), job.attempt > 1 ? String(job.attempt) : ''],
    [t('receipt.mail'), job.mail ? textOr(`mail.${job.mail}`, '') : ''],
    [t('receipt.sent-at'), moment(job.createdAt)],
  ];
}

function sourceWords({ container, durationSeconds }, { sizeBytes }) {
  const [name] = container.split(',');
  const facts = [CONTAINERS[name] ?? name.toUpperCase(), size(sizeBytes)];
  return [...facts, ...(durationSeconds ? [length(durationSeconds)] : [])].join(', ');
}

function outputWords(output) {
  const facts = [output.fileName, size(output.sizeBytes)];
  if (output.durationSeconds) {
    facts.push(length(output.durationSeconds));
  }
  if (output.width && output.height) {
    facts.push(`${output.width} × ${output.height}`);
  }
  return facts.join(', ');
}

function qualityWords({ quality }) {
  return quality
    ? t('receipt.ssim', { ssim: thousandths(quality.ssim), worst: thousandths(quality.worstSsim), at: length(quality.worstAtSeconds) })
    : '';
}

function sizeWords(before, after) {
  const words = t('receipt.sizes', { before: size(before), after: size(after) });
  return `${words} (${changeWords(before, after)})`;
}

function optionWords({ format, options }) {
  return Object.entries(options ?? {})
    .map(([name, value]) => `${optionTitle(name, formatOf(format)?.options?.properties?.[name])}: ${valueWords(name, value)}`)
    .join(', ');
}

function line([name, value]) {
  return value ? [element('dt', {}, name), element('dd', {}, value)] : [];
}

/** Every stream of the source: copied or encoded and why, or left out. The reasons are the worker's, in English. */
function streams({ source, outputs }) {
  const decisions = new Map(outputs.flatMap((output) => output.streams).map((decision) => [decision.stream, decision]));
  const rows = source.streams.map((stream) => streamRow(stream, decisions.get(stream.index)));
  return element('ul', { class: 'streams', 'aria-label': t('receipt.streams') }, ...rows);
}

function streamRow({ kind, codec, description, used }, decision) {
  const title = [textOr(`receipt.kind.${kind}`, kind ?? t('receipt.kind.unknown')), codec?.toUpperCase()].filter(Boolean).join(', ');
  return element(
    'li',
    { class: 'stream', 'data-fate': fateOf(used, decision) },
    element('span', { class: 'stream-fate' }, t(`receipt.${fateOf(used, decision)}`)),
    element('span', { class: 'stream-title' }, title),
    element('span', { class: 'stream-about', lang: 'en' }, [description, decision?.reason].filter(Boolean).join(' – ')),
  );
}

function fateOf(used, decision) {
  if (!used || !decision) {
    return 'dropped';
  }
  return decision.copied ? 'copied' : 'encoded';
}

function commandOf(command) {
  const answer = element('p', { class: 'field-hint', role: 'status', hidden: '' });
  const copy = button(t('receipt.copy-command'), { 'data-testid': 'copy-command' }, async () => {
    const copied = await navigator.clipboard.writeText(command).then(() => true, () => false);
    say(answer, copied ? t('receipt.copied-command') : '');
  });
  const text = element('pre', { class: 'command', tabindex: '0', 'data-testid': 'command' }, element('code', {}, command));
  return element('details', { class: 'options' }, element('summary', {}, t('receipt.command')), text, copy, answer);
}
