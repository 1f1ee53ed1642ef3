/** What visitors see, and the limits of a demo. */
import '@mantine/core/styles/NumberInput.layer.css';
import { NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DEMO_LIMITS } from '#contract/demos/demo-settings.ts';
import { type DemoForm, endOfDay } from '#show/demo/demo-form.ts';
import { IconChevronDown, IconChevronRight, IconLock } from '../../shell/icons/icons.ts';
import { Segments } from '../../shell/ui/controls/segments.tsx';
import { DemoVariants } from './demo-variants.tsx';
import classes from './publish.module.css';

export interface DemoLimitsProps {
  form: DemoForm;
  /** The variants of the published demo; null if it has none. */
  publishedVariants: DemoForm['variants'];
  /** The id of the flow whose variants are offered. */
  flow: string;
  isOpenFlow: boolean;
  onChange: (part: Partial<DemoForm>) => void;
  password: string;
  onPassword: (password: string) => void;
  /** The published demo has one, which stays unless another is typed. */
  hasPassword: boolean;
  removesPassword: boolean;
  onRemovesPassword: (removes: boolean) => void;
}

const NEVER = [
  'see your API key, or use it for anything else',
  'change a field that is not a knob, or leave its range',
  'see the flow, its components or its tweaks',
  'open another flow, or your history',
];

export function DemoLimits(props: DemoLimitsProps) {
  const {
    form,
    publishedVariants,
    flow,
    isOpenFlow,
    onChange,
    password,
    onPassword,
    hasPassword,
    removesPassword,
    onRemovesPassword,
  } = props;
  const [hasMore, setMore] = useState(form.perVisitor !== null || form.frameOrigins !== '');
  const count = { min: 1, allowDecimal: false, clampBehavior: 'blur' } as const;
  const keepsPassword = hasPassword && !removesPassword;
  const MoreIcon = hasMore ? IconChevronDown : IconChevronRight;
  return (
    <div className={`tb-column tb-shrink ${classes.right}`}>
      <DemoVariants
        form={form}
        publishedVariants={publishedVariants}
        flow={flow}
        isOpenFlow={isOpenFlow}
        onChange={onChange}
      />
      {form.variants === null && (
        <div>
          <p className="tb-strong tb-below-xs">Visitors see</p>
          <Segments
            label="Visitors see"
            choices={[
              ['answer', 'Answer only'],
              ['times', 'Answer and times'],
            ]}
            value={form.showsTimes ? 'times' : 'answer'}
            onChange={(next) => onChange({ showsTimes: next === 'times' })}
          />
        </div>
      )}
      <div className={`tb-stack ${classes.pair}`}>
        <NumberInput
          {...count}
          label="Questions an hour"
          max={DEMO_LIMITS.perHour}
          value={form.perHour}
          onChange={(next) => typeof next === 'number' && onChange({ perHour: next })}
        />
        <TextInput
          type="date"
          label="Open until"
          value={form.openUntil === null ? '' : dateValue(form.openUntil)}
          onChange={({ currentTarget: { value } }) =>
            onChange({ openUntil: value === '' ? null : endOfDay(new Date(`${value}T00:00`).getTime()) })
          }
        />
      </div>
      <div>
        <TextInput
          type="password"
          label={
            <>
              Password <span className="tb-quiet tb-regular">optional</span>
            </>
          }
          aria-label="Password"
          autoComplete="new-password"
          maxLength={200}
          placeholder={keepsPassword ? 'Stays as it is' : 'None: the link is enough'}
          description={(password !== '' || keepsPassword) && 'The title is shown before the password.'}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={password}
          error={password !== '' && password.length < 4 && '4 characters at least'}
          onChange={({ currentTarget }) => onPassword(currentTarget.value)}
        />
        {hasPassword && (
          <button type="button" className="tb-link" onClick={() => onRemovesPassword(!removesPassword)}>
            {removesPassword ? 'Keep the password' : 'Remove the password'}
          </button>
        )}
      </div>
      <button
        type="button"
        className="tb-link tb-row tb-gap-xs"
        aria-expanded={hasMore}
        onClick={() => setMore(!hasMore)}
      >
        <MoreIcon size={14} stroke={2} aria-hidden="true" />
        More limits
      </button>
      {hasMore && (
        <>
          <div className={`tb-stack ${classes.pair}`}>
            <NumberInput
              {...count}
              label="Questions an hour per visitor"
              placeholder="no extra limit"
              max={DEMO_LIMITS.perHour}
              value={form.perVisitor ?? ''}
              onChange={(next) => onChange({ perVisitor: typeof next === 'number' ? next : null })}
            />
            <NumberInput
              {...count}
              label="Answers at once"
              max={DEMO_LIMITS.atOnce}
              value={form.atOnce}
              onChange={(next) => typeof next === 'number' && onChange({ atOnce: next })}
            />
          </div>
          <Textarea
            label="Sites that may show it in a frame"
            placeholder="https://www.example.com"
            autosize
            minRows={1}
            maxRows={4}
            value={form.frameOrigins}
            onChange={({ currentTarget }) => onChange({ frameOrigins: currentTarget.value })}
          />
        </>
      )}
      <div className={`tb-sunken ${classes.never}`}>
        <p className="tb-strong" id="visitor-never">
          A visitor can never
        </p>
        <ul className="tb-list" aria-labelledby="visitor-never">
          {NEVER.map((text) => (
            <li key={text} className="tb-row tb-above-sm">
              <IconLock size={16} stroke={1.6} aria-hidden="true" className="tb-fixed tb-faint" />
              {text}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** `2026-12-31`, in the time zone of the page. */
function dateValue(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
