/** Why a component did not run or did not end, and what that means for the others. */
import { upperFirst } from '#contract/text/upper-first.ts';
import { formatList } from '../figures/result-format.ts';
import { whySkipped } from '../figures/why-skipped.ts';
import type { InsideComponent } from '../inside/inside-input.ts';
import type { Run } from '../model/run.ts';
import { componentTimes } from '../reduce/component-times.ts';

export interface ComponentNotice {
  kind: 'failed' | 'stopped' | 'absent' | 'guess';
  text: string;
  /** The error as the server wrote it. */
  error: string | null;
  /** The graph shows why. */
  isOnGraph?: true;
}

const FROZEN = 'Frozen: the flow used an earlier result, so it did not run';

/** `time`: which time that it ran is shown, from 0. */
export function componentNotices(run: Run, input: number, component: InsideComponent, time: number): ComponentNotice[] {
  const { id, name, row, times, absent } = component;
  const result = run.inputs.find(({ index }) => index === input);
  const notices: ComponentNotice[] = [];
  const own = times.length > 1 ? null : (row?.error ?? null);
  const error = times[time]?.error ?? own;
  if (error !== null || (times.length < 2 && row?.state === 'failed'))
    notices.push({ kind: 'failed', text: row?.state === 'failed' ? notRun(run, input, id) : '', error });
  if (row?.state === 'stopped' && result?.status === 'stopped')
    notices.push({ kind: 'stopped', text: 'Stopped by you', error: null });
  if (absent === 'frozen') notices.push({ kind: 'absent', text: FROZEN, error: null, isOnGraph: true });
  else if (absent === 'other branch' && result)
    notices.push({ kind: 'absent', text: `Not run: ${whySkipped(run, result, id ?? '')}`, error: null });
  else if (absent !== null) notices.push({ kind: 'absent', text: upperFirst(absent), error: null });
  if (id === null || times.some(({ isGuess }) => isGuess))
    notices.push({ kind: 'guess', text: guessText(run, name, id), error: null });
  return notices;
}

function guessText({ components }: Run, name: string, id: string | null): string {
  const count = components.filter(({ displayName }) => displayName === name).length;
  const which = `Langflow’s trace does not say which of ${Math.max(2, count)} components “${name}” this is.`;
  return id === null ? which : `${which} Told apart by order and by what they received.`;
}

/** "Chat Output was not run."; empty if nothing comes after it. */
function notRun(run: Run, input: number, id: string | null): string {
  const ran = new Set(componentTimes(run, input).components.map((one) => one.id));
  const after = new Set<string>();
  const look = [id ?? ''];
  for (const at of look)
    for (const [source, target] of run.connections)
      if (source === at && !after.has(target)) {
        after.add(target);
        look.push(target);
      }
  const names = run.components.flatMap((one) => (after.has(one.id) && !ran.has(one.id) ? [one.displayName] : []));
  if (names.length === 0) return '';
  return `${formatList(names, 3)} ${names.length === 1 ? 'was' : 'were'} not run.`;
}

/** Path inside the time -> bytes before it was cut, for values of which only the beginning is there. */
export function cutsOf(
  run: Run,
  input: number,
  time: InsideComponent['times'][number] | undefined,
): ReadonlyMap<string, number> {
  const values = run.inputs.find(({ index }) => index === input)?.values;
  const position = time && values ? values.components.indexOf(time) : -1;
  return new Map(
    (values?.cut ?? []).flatMap(({ path: [list, at, ...rest], bytes }) =>
      list === 'components' && at === position ? [[rest.join('\n'), bytes] as const] : [],
    ),
  );
}
