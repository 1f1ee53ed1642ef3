/** Help: the first steps, what each state of a tweak means, where to read more, and the keyboard shortcuts. */
import { Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { SHOWN_STATES, type ShownState, STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import { usePreference } from '../shell/state/preference.ts';
import { singleLetters } from '../shell/state/single-letters.ts';
import { keyParts } from '../shell/ui/browser/platform-keys.ts';
import { Dialog } from '../shell/ui/controls/dialog.tsx';
import { StateMark } from '../shell/ui/feedback/state-mark.tsx';
import { SHORTCUTS } from './commands/shortcuts.ts';
import classes from './help-sheet.module.css';

const STEPS: readonly (readonly [lead: string, more: string])[] = [
  [
    'Choose a flow',
    'at the top left. The samples need no key. Import flow, beside it, opens a file exported from Langflow.',
  ],
  ['Write inputs', 'under Request. The flow runs once per input.'],
  [
    'Change fields of the flow',
    'under Tweaks, as JSON, in the Form or on the Graph. The report says what each will do.',
  ],
  [
    'Press Run.',
    'Results shows the answers as they stream, Inside what each component received and gave, and when, and JSON the reply as it came. History keeps every run on the server.',
  ],
  [
    'Go on',
    'with Tests for many questions and several sets of tweaks, Compare for two runs, and Present to show the flow to others.',
  ],
];

const MEANINGS: Readonly<Record<ShownState, string>> = {
  applied: 'The run uses this value instead of the flow’s own.',
  'may-fail': 'The component may fail on it: a wrong type, no value where it needs one, or a choice that is not there.',
  'no-op': 'The flow has this value already, so nothing changes.',
  resets: 'Null or a wrong type: the component uses its built-in default, and the flow’s value is lost.',
  ignored: 'The server skips it without an error, for example because no component or field has this name.',
  refused: 'The server refuses the whole run because of it. Remove it to run.',
  overridden: 'An input or another tweak replaces it, so it has no effect.',
  ambiguous: 'Several components have this name. Only one of them gets the value.',
  'may-not-count':
    'A frozen component. Langflow answers from its cache if it has an earlier result of that user and component ID, for one hour by default. Then tweaks and inputs do not count.',
};

const LOST =
  'A run or cell that ended while this server was away or still saving it, if the tab is closed, reloaded, crashes or is dropped by the browser first (phones and crashes give no warning), with its name and pin; and a run over the limit that nobody saved as a file. Never the draft, nor anything acknowledged.';

const LINKS = [
  ['Langflow documentation', 'https://docs.langflow.org'],
  ['API of this server (OpenAPI)', '/openapi.json'],
] as const;

export function HelpSheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog onClose={onClose} title="Help" size={560}>
      <Group title="First steps">
        <ol className={classes.steps}>
          {STEPS.map(([lead, more]) => (
            <li key={lead}>
              <strong className="tb-strong">{lead}</strong> {more}
            </li>
          ))}
        </ol>
      </Group>
      <Group title="What happens to a tweak">
        <dl>
          {SHOWN_STATES.map((state) => (
            <div key={state} className={`tb-row tb-hairline tb-gap-lg tb-min-32 ${classes.row}`}>
              <dt className={`tb-row tb-fixed tb-strong tb-ink ${classes.state}`}>
                <StateMark state={state} />
                {STATE_LABELS[state]}
              </dt>
              <dd>{MEANINGS[state]}</dd>
            </div>
          ))}
        </dl>
      </Group>
      <Group title="What can be lost">
        <p className={classes.lost}>{LOST}</p>
      </Group>
      <Group title="Read more">
        <ul className={classes.links}>
          {LINKS.map(([label, address]) => (
            <li key={address}>
              <a href={address} target="_blank" rel="noreferrer">
                {label}
              </a>
            </li>
          ))}
        </ul>
      </Group>
      <LetterKeys />
      {SHORTCUTS.map(({ group, shortcuts }) => (
        <Group key={group} title={`Keys: ${group.toLowerCase()}`}>
          <dl>
            {shortcuts.map(({ keys, does }) => (
              <div key={does} className={`tb-row tb-hairline tb-gap-lg tb-min-32 ${classes.row}`}>
                <dt className={`tb-fixed tb-wrap tb-ink tb-flex ${classes.keys}`}>
                  {keys.map((shortcut) => (
                    <span key={shortcut} className="tb-inline">
                      {keyParts(shortcut).map((part) => (
                        <kbd key={part} className="tb-key">
                          {part}
                        </kbd>
                      ))}
                    </span>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </Group>
      ))}
    </Dialog>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.group}>
      <h3 className={`tb-sm tb-strong tb-hairline ${classes.title}`}>{title}</h3>
      {children}
    </section>
  );
}

/** Keys of one letter are in the way of speech input, and of those who press keys by accident. */
function LetterKeys() {
  const [isOn, setOn] = usePreference(singleLetters);
  return (
    <Group title="Keys of one letter">
      <Switch
        label="R, A and E act on the table of Tests"
        checked={isOn}
        onChange={({ currentTarget: { checked } }) => setOn(checked)}
      />
    </Group>
  );
}
