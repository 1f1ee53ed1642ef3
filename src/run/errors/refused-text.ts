/** A request whose tweaks the server refused, as they are on protected fields. */
import type { ErrorText, FailedRequest } from './error-row.ts';
import type { Wording } from './wording.ts';

export function serverSubject(request: FailedRequest): string {
  return isEmbedded(request) ? 'The embedded engine' : 'Langflow';
}

export function isEmbedded({ server }: FailedRequest): boolean {
  return server === 'Embedded engine';
}

export function refusedText(fields: readonly string[], request: FailedRequest): ErrorText {
  const { refused, tweaks } = request;
  const count = Math.max(1, refused.length, fields.length);
  const title = `${serverSubject(request)} refused ${count === 1 ? 'one tweak' : `${count} tweaks`}, so nothing ran`;
  const names = [...new Set(refused.length > 0 ? refused.map(({ field }) => field) : fields)];
  const codes = names.flatMap((name, index): Wording => [...(index === 0 ? [] : [', ']), { code: name }]);
  const component = count === 1 ? refused[0]?.component : null;
  const where = component ? [` in ${component}`] : [];
  const why = names.includes('code') ? ': it would run new code on the server.' : '. Such fields are protected.';
  const rest = tweaks - count;
  const others = rest > 0 ? [` The other ${rest === 1 ? 'tweak is' : `${rest} tweaks are`} not refused.`] : [];
  return { title, sentence: ['A request may not change ', ...codes, ...where, why, ...others] };
}
