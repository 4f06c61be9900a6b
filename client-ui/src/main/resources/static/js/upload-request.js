/** The upload of a file with what was chosen for it. */
export function uploadRequest(file, { format, options }, email) {
  const chosen = Object.keys(options).length > 0 ? { options: JSON.stringify(options) } : {};
  return { method: 'POST', path: '/upload', form: { format, email, ...chosen }, file };
}
