/** Marks texts in the answer that is being saved, so that one sees what a check looks for. */
import { useEffect } from 'react';
import type { Run } from '#run/model/run.ts';
import type { AnsweredTest } from '#run/suite-source/answered-test.ts';
import { markTexts } from '../../../ui/browser/mark-texts.ts';

/** Where the answer is: in an open cell of the tests, or on the bench. */
export function answerPlace(): Element | null {
  return document.querySelector('#tests-drawer') ?? document.querySelector('#results');
}

export function useMarkedTexts(output: AnsweredTest['output'], { inputs }: Run, texts: readonly string[]): void {
  const wanted = texts.join('\n');
  const name = output?.name ?? null;
  const count = inputs.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run has other answers
  useEffect(() => {
    if (name === null) return;
    const answers = [...document.querySelectorAll('#results article[aria-label]')].filter((article) =>
      article.getAttribute('aria-label')?.startsWith(name),
    );
    return markTexts(
      'saved-test',
      [...answers, ...document.querySelectorAll('#tests-drawer article')],
      wanted.split('\n'),
    );
  }, [name, wanted, count]);
}
