/** The examples of a first visit: six of them, then all. The second shows a tweak that does nothing. */
import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { FlowSummary } from '#contract/flow-summary.ts';
import type { RunRequest } from '#contract/run-request.ts';
import { useReplaceDraft } from '../../../draft/use-replace-draft.ts';
import { IconArrowRight } from '../../../shell/icons/icons.ts';
import { useNavigate } from '../../../shell/navigation/navigate.tsx';
import { useFlowId } from '../../../shell/navigation/use-url-key.ts';
import { draftFromRequest } from '../../draft/draft-from-request.ts';
import classes from './first-run.module.css';

const SHOWN_AT_FIRST = 6;

/** The sample whose prompt has a tone. */
const TONE_SWITCHER = 'tone-switcher';
const NOTHING_NAME = 'A tweak that does nothing';
/** A name that no component has, but one nearly has. */
const NOTHING_REQUEST: RunRequest = {
  inputs: [{ input_value: 'Why is the sky blue?' }],
  tweaks: { 'Tone Promt': { tone: 'pirate' } },
  stream: true,
};

export function ExampleList({ samples }: { samples: readonly FlowSummary[] }) {
  const { setFlowId } = useNavigate();
  const replaceDraft = useReplaceDraft();
  const openId = useFlowId();
  const [showsAll, setShowsAll] = useState(false);
  const tone = samples.find(({ endpoint_name: name }) => name === TONE_SWITCHER);
  const openNothing = (flowId: string) => {
    const draft = draftFromRequest(NOTHING_REQUEST);
    if (replaceDraft({ flowId, draft, message: `The example “${NOTHING_NAME}” is in the form` })) setFlowId(flowId);
  };
  const examples = (showsAll ? samples : samples.filter(({ id }) => id !== openId)).map((flow) => ({
    key: flow.id,
    name: flow.name,
    about: flow.description ?? '',
    open: () => setFlowId(flow.id),
  }));
  if (tone !== undefined) {
    examples.splice(1, 0, {
      key: 'nothing',
      name: NOTHING_NAME,
      about: 'See which field was ignored, why, and the name it should have.',
      open: () => openNothing(tone.id),
    });
  }
  const count = samples.length + (tone === undefined ? 0 : 1);
  return (
    <section aria-label="Examples">
      <h4 className={`tb-sm tb-strong tb-hairline ${classes.heading}`}>Or start from an example</h4>
      <ul className="tb-list">
        {examples.slice(0, showsAll ? count : SHOWN_AT_FIRST).map(({ key, name, about, open }) => (
          <li key={key} className={`tb-row tb-between tb-hairline tb-gap-lg ${classes.item}`}>
            <div>
              <p className="tb-strong">{name}</p>
              {about !== '' && <p className="tb-sm tb-quiet">{about}</p>}
            </div>
            <UnstyledButton
              className={`tb-sm tb-accent tb-fixed tb-strong tb-inline ${classes.open}`}
              aria-label={`Open ${name}`}
              onClick={open}
            >
              Open
              <IconArrowRight size={16} stroke={1.6} aria-hidden="true" />
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {!showsAll && count > SHOWN_AT_FIRST && (
        <Button size="xs" variant="subtle" className={`tb-above-sm ${classes.all}`} onClick={() => setShowsAll(true)}>
          All {count} examples
        </Button>
      )}
    </section>
  );
}
