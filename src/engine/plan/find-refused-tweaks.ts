/** The error for a request whose tweaks the server refuses. */
import type { WireError } from '#contract/run-event.ts';
import type { TweakVerdict } from '#flow/tweaks/tweak-verdict.ts';
import { LISTED_PROBLEMS } from '../values/run-limits.ts';

/** Null when no leaf is refused. Bodies as recorded: "tweak code", "tweak null value global" (wire/run-advanced.json). */
export function refusedTweaks(verdicts: readonly TweakVerdict[]): WireError | null {
  const refused = verdicts.filter((verdict) => verdict.state === 'refused');
  if (refused.length === 0) return null;
  const invalid = refused.filter((verdict) => verdict.reason.kind === 'invalid-top-level');
  if (invalid.length > 0) {
    const detail = invalid.slice(0, LISTED_PROBLEMS).map(({ path }) => ({
      type: 'dict_type',
      loc: ['body', 'tweaks', ...path, 'dict[str,any]'],
      msg: 'Input should be a valid dictionary',
    }));
    return { status: 422, body: { detail } };
  }
  const fields = [...new Set(refused.map(({ path }) => path.at(-1) ?? ''))].slice(0, LISTED_PROBLEMS);
  return {
    status: 422,
    body: {
      detail: {
        error: 'Refused tweaks',
        code: 'TWEAKS_REFUSED',
        message: 'The field is protected and keeps the value set by the flow author.',
        fields,
      },
    },
    component: refused[0]?.target?.component ?? null,
  };
}
