/** The questions of a demo: which ones, in which order, and whether visitors may type their own. */
import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/NumberInput.layer.css';
import { Checkbox, NumberInput, Switch, TextInput } from '@mantine/core';
import { DEMO_LIMITS } from '#contract/demos/demo-settings.ts';
import type { DemoForm, FormQuestion } from '#show/demo/demo-form.ts';
import { IconArrowDown, IconArrowUp, IconPlus } from '../../shell/icons/icons.ts';
import { randomId } from '../../shell/ui/browser/random-id.ts';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import classes from './publish.module.css';

export function DemoQuestions({ form, onChange }: { form: DemoForm; onChange: (part: Partial<DemoForm>) => void }) {
  const { questions, takesOwn, most } = form;
  const on = questions.filter(({ isOn }) => isOn).length;
  const edit = (id: string, part: Partial<FormQuestion>) =>
    onChange({ questions: questions.map((one) => (one.id === id ? { ...one, ...part } : one)) });
  const move = (from: number, by: number) => {
    const moved = [...questions];
    const [one] = moved.splice(from, 1);
    if (one) moved.splice(from + by, 0, one);
    onChange({ questions: moved });
  };
  const add = () => {
    const { components = [], type = 'any' } = questions[0] ?? {};
    onChange({ questions: [...questions, { id: randomId(), text: '', isOn: true, components, type }] });
  };
  return (
    <fieldset aria-label="Questions">
      <div className="tb-row tb-min-28">
        <span className="tb-strong">Questions</span>
        <span className="tb-quiet">{`${on} of ${questions.length}`}</span>
        <button type="button" className="tb-link tb-strong tb-row tb-end" onClick={add}>
          <IconPlus size={14} stroke={2} aria-hidden="true" />
          Add question
        </button>
      </div>
      {questions.map((question, index) => {
        const name = question.text || `Question ${index + 1}`;
        return (
          <div key={question.id} className="tb-row tb-hairline tb-min-32">
            <Checkbox
              aria-label={name}
              checked={question.isOn}
              onChange={({ currentTarget }) => edit(question.id, { isOn: currentTarget.checked })}
            />
            <TextInput
              className="tb-grow"
              classNames={{ input: classes.text ?? '' }}
              aria-label={`Text of question ${index + 1}`}
              placeholder="Type a question"
              maxLength={DEMO_LIMITS.question}
              autoFocus={question.text === ''}
              value={question.text}
              onChange={({ currentTarget }) => edit(question.id, { text: currentTarget.value })}
            />
            <IconButton
              icon={IconArrowUp}
              label={`Move up: ${name}`}
              aria-disabled={index === 0}
              onClick={() => index > 0 && move(index, -1)}
            />
            <IconButton
              icon={IconArrowDown}
              label={`Move down: ${name}`}
              aria-disabled={index === questions.length - 1}
              onClick={() => index < questions.length - 1 && move(index, 1)}
            />
          </div>
        );
      })}
      <div className={`tb-row tb-wrap ${classes.own}`}>
        <Switch
          label={<span className="tb-md">Visitors may type their own question</span>}
          checked={takesOwn}
          onChange={({ currentTarget }) => onChange({ takesOwn: currentTarget.checked })}
        />
        {takesOwn && (
          <>
            <span>up to</span>
            <NumberInput
              w={84}
              aria-label="Most characters"
              min={1}
              max={DEMO_LIMITS.question}
              clampBehavior="blur"
              allowDecimal={false}
              value={most}
              onChange={(next) => typeof next === 'number' && onChange({ most: next })}
            />
            <span>characters</span>
          </>
        )}
      </div>
    </fieldset>
  );
}
