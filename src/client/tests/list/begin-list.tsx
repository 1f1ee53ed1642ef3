/** What a suite is made of, and the ways to get its first cases. */

import type { Icon } from '../../shell/icons/icons.ts';
import {
  IconArrowRight,
  IconFileImport,
  IconHistory,
  IconListCheck,
  IconMessage2,
  IconPencil,
} from '../../shell/icons/icons.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import classes from './begin-list.module.css';
import type { ExampleSuite } from './use-example-suite.ts';

const PARTS = [
  ['Case', 'What you ask, and what you expect to read.'],
  ['Variant', 'A named set of tweaks. The first, Flow, has none.'],
  ['Check', 'Passes or fails each answer, and says why.'],
] as const;

export function SuiteParts() {
  return (
    <div className={classes.parts}>
      <ol className="tb-list tb-hairline-above">
        {PARTS.map(([name, what], at) => (
          <li key={name} className={`tb-row tb-lg tb-hairline ${classes.line}`}>
            <span className="tb-mono tb-faint" aria-hidden="true">
              {at + 1}
            </span>
            <strong>{name}</strong>
            <span className="tb-quiet">{what}</span>
          </li>
        ))}
      </ol>
      <Drawing />
    </div>
  );
}

export interface BeginListProps {
  onBegin: (how: 'case' | 'import' | 'history') => void;
  /** Runs of the flow. */
  runs: number;
  /** The suite that the flow offers; null for none. */
  example?: ExampleSuite | null;
}

export function BeginList({ onBegin, runs, example = null }: BeginListProps) {
  const { setMode } = useNavigate();
  const history =
    runs === 0
      ? 'This flow has no run yet.'
      : runs === 1
        ? 'One run of this flow. Its answers become the expected texts.'
        : `${runs.toLocaleString('en')} runs of this flow. Their answers become the expected texts.`;
  return (
    <ul className="tb-list tb-hairline-above">
      {example && <ExampleWay {...example} />}
      <Way
        icon={IconPencil}
        name="Type a case"
        what="A question, and the text that you expect. Checks compare it with the answer."
        action="Type"
        onClick={() => onBegin('case')}
      />
      <Way
        icon={IconFileImport}
        name="Import a file"
        what="CSV, TSV, JSON or JSON Lines, up to 50,000 rows. You say where each column goes."
        action="Choose file"
        onClick={() => onBegin('import')}
      />
      <Way
        icon={IconHistory}
        name="Take them from history"
        what={history}
        action="Choose runs"
        onClick={() => onBegin('history')}
      />
      <Way
        icon={IconMessage2}
        name="Save answers while you work"
        what="Every answer on the bench has “Save as test”."
        action="Go to the bench"
        onClick={() => setMode('bench')}
      />
    </ul>
  );
}

export function ExampleWay({ open, isOpening }: ExampleSuite) {
  return (
    <Way
      icon={IconListCheck}
      name="Open the example suite"
      what="It comes with this flow: cases, variants and checks, to run and to change."
      action={isOpening ? 'Opening' : 'Open'}
      onClick={open}
      isBusy={isOpening}
    />
  );
}

interface WayProps {
  icon: Icon;
  name: string;
  what: string;
  action: string;
  onClick: () => void;
  isBusy?: boolean;
}

function Way({ icon: WayIcon, name, what, action, onClick, isBusy = false }: WayProps) {
  return (
    <li className={`tb-row tb-hover tb-relative tb-hairline ${classes.way}`}>
      <WayIcon size={18} stroke={1.6} aria-hidden="true" className="tb-quiet" />
      <div className="tb-grow">
        <button type="button" className="tb-plain tb-strong tb-cover" aria-disabled={isBusy} onClick={onClick}>
          {name}
        </button>
        <p className="tb-sm tb-quiet">{what}</p>
      </div>
      <span className="tb-row tb-sm tb-strong tb-accent tb-gap-xs-sm tb-wide-only" aria-hidden="true">
        {action}
        <IconArrowRight size={14} stroke={1.8} />
      </span>
    </li>
  );
}

const ROWS = ['Refund?', 'VAT line?', 'Delivery?'];
const FAILED: readonly string[] = ['0.2', '1.0'];

/** A small table with marks. */
function Drawing() {
  return (
    <table className={`tb-xs ${classes.drawing}`} aria-hidden="true">
      <tbody>
        <tr>
          <th />
          {['Flow', 'A', 'B'].map((name) => (
            <th key={name} className="tb-accent tb-strong">
              {name}
            </th>
          ))}
        </tr>
        {ROWS.map((row, at) => (
          <tr key={row}>
            <th className="tb-quiet">{row}</th>
            {[0, 1, 2].map((column) => (
              <td key={column} data-failed={FAILED.includes(`${at}.${column}`) || undefined}>
                <svg width={14} height={14} viewBox="0 0 14 14" aria-hidden="true">
                  {FAILED.includes(`${at}.${column}`) ? (
                    <path
                      fillRule="evenodd"
                      d="M7 1a6 6 0 1 1 0 12A6 6 0 0 1 7 1ZM5.2 4.3 4.3 5.2 6.1 7 4.3 8.8l.9.9L7 7.9l1.8 1.8.9-.9L7.9 7l1.8-1.8-.9-.9L7 6.1Z"
                      fill="currentColor"
                    />
                  ) : (
                    <path d="m2.5 7.5 3 3 6-7" fill="none" stroke="currentColor" strokeWidth="1.9" />
                  )}
                </svg>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
