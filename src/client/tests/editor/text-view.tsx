/** The suite as text, for what the forms do not show, and while it is not YAML. Everything that is typed is kept. */
import { Textarea } from '@mantine/core';
import { useRef } from 'react';
import type { SuiteProblem } from '#tests/suite/suite.ts';
import { ScrollBox } from '../../shell/ui/layout/scroll-box.tsx';
import type { SuiteView } from '../runs/use-suite.ts';
import { useTyped } from '../shared/use-typed.ts';
import classes from './text-view.module.css';

export interface TextViewProps {
  view: SuiteView;
  /** True if the text is not YAML, so that no form can show it. */
  isBroken: boolean;
}

export function TextView({ view, isBroken }: TextViewProps) {
  const { text, problems, edit } = view;
  const { onChange, ...typed } = useTyped(text, (next) => void edit(() => next));
  const area = useRef<HTMLTextAreaElement>(null);
  const select = ({ line, column }: SuiteProblem) => {
    const lines = typed.value.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
    const end = start + Math.max(1, (lines[line - 1]?.length ?? 0) - column + 1);
    const element = area.current;
    if (!element) return;
    element.focus();
    element.setSelectionRange(start, end);
    const height = Number.parseFloat(getComputedStyle(element).lineHeight);
    if (Number.isFinite(height)) element.scrollTop = Math.max(0, (line - 4) * height);
  };
  return (
    <div className="tb-fill tb-gap-sm-md tb-inset">
      {isBroken && (
        <p className={`tb-sm tb-ignored-tint ${classes.textNote}`}>
          This text is not YAML, so there is no form for it yet. It is saved as it is.
        </p>
      )}
      <Textarea
        ref={area}
        className={`tb-grow ${classes.text}`}
        aria-label="Text of the suite"
        classNames={{ wrapper: classes.textFill ?? '', input: `tb-mono ${classes.textFill}` }}
        spellCheck={false}
        wrap="off"
        {...typed}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      {problems.length > 0 && (
        <ScrollBox className={`tb-fixed ${classes.problems}`} label="Problems of the suite, scroll">
          <ul className="tb-list" aria-label="Problems of the suite">
            {problems.map((problem, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: problems have no other key
              <li key={index} className={`tb-sm tb-hairline ${classes.problem}`}>
                {problem.file === null ? (
                  <button type="button" className="tb-link tb-strong" onClick={() => select(problem)}>
                    Line {problem.line}
                  </button>
                ) : (
                  <strong>
                    {problem.file}, line {problem.line}
                  </strong>
                )}{' '}
                {problem.path !== '' && <span className="tb-mono tb-quiet">{problem.path} </span>}
                {problem.message}.
              </li>
            ))}
          </ul>
        </ScrollBox>
      )}
    </div>
  );
}
