import { formatOf } from '../catalogue.js';
import { size } from '../messages.js';
import { t } from '../texts.js';

/** Pictures that may be animations, which we take. */
const ANIMATIONS = ['image/gif', 'image/png', 'image/apng'];
/** Still pictures that formats for pictures take. */
const PICTURES = ['image/jpeg', 'image/webp', 'image/avif', 'image/heic', 'image/heif'];
const DOCUMENTS = /^(text\/|font\/|model\/|application\/(pdf|zip|json|xml|rtf|msword|gzip|java-archive|x-7z|x-tar|x-rar|vnd\.(openxml|oasis|ms-)))/;

/** MPEG transport streams, which browsers take for programs in TypeScript. */
const MEDIA_NAMES = /\.(ts|mts|m2ts)$/i;

/**
 * Why this row cannot be sent with this format, known before a byte is sent; empty if nothing speaks against it.
 * `most` is the largest file in bytes.
 */
export function faultOf(row, format, most) {
  const { file, media } = row;
  if (!file) {
    return ''; // It is somewhere on the web.
  }
  if (file.size === 0) {
    return t('check.empty');
  }
  if (file.size > most) {
    return t('check.too-large', { most: size(most) });
  }
  const chosen = formatOf(format);
  return typeFault(file, chosen) || needsFault(file.type, media, chosen);
}

function typeFault({ type, name }, format) {
  if (PICTURES.includes(type)) {
    return format?.takesPictures ? '' : t('check.picture');
  }
  if (type.startsWith('image/') && !ANIMATIONS.includes(type)) {
    return t('check.picture-unread');
  }
  return DOCUMENTS.test(type) && !MEDIA_NAMES.test(name) ? t('check.document') : '';
}

/** Only what is certain counts: a browser that shows no video may just not know its codec. */
function needsFault(type, media, format) {
  const needs = format?.needs ?? [];
  if (needs.includes('VIDEO') && type.startsWith('audio/') && !media?.width) {
    return t('check.no-video');
  }
  const silent = type.startsWith('image/') || media?.hasAudio === false;
  return needs.includes('AUDIO') && silent ? t('check.no-audio') : '';
}

/** Why these files together do not fit into what is left to the account; `usage` as `GET /me` has it, or undefined. */
export function roomFault(rows, usage) {
  const bytes = rows.reduce((sum, row) => sum + (row.file?.size ?? 0), 0);
  const left = ({ used, limit }) => Math.max(0, limit - used);
  const fault = (key, kept) => (kept && bytes > left(kept) ? t(key, { size: size(bytes), left: size(left(kept)) }) : '');
  return fault('check.no-room', usage?.storedBytes) || fault('check.daily', usage?.uploadedBytesToday);
}
