// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { diffAnswers } from '#run/compare/answer-difference.ts';
import { answeredRun } from '#run/testing/run-of.ts';
import { ComparedAnswer } from '../../bench/blocks/difference/answer-cell.tsx';
import { AnswerBlock } from './answer-block.tsx';

afterEach(cleanup);

const show = (part: React.ReactNode) => render(<MantineProvider env="test">{part}</MantineProvider>);
const [input] = answeredRun(['You were *chatting*.']).inputs;
const output = input?.outputs[0] ?? null;

it('an answer is rendered as Markdown, or as plain lines if it has none', async () => {
  show(<AnswerBlock text={'You were *chatting*.'} subject="here" />);
  expect((await screen.findByText('chatting')).tagName).toBe('EM');
  cleanup();
  show(<AnswerBlock text={'One line\nand another'} subject="here" />);
  expect(screen.getByText(/One line/).textContent).toBe('One line\nand another');
});

it('an answer in Compare is rendered as Markdown if both answers are the same', async () => {
  show(
    <ComparedAnswer output={output} difference={diffAnswers(output, output)} side="after" subject="Chat Output, B" />,
  );
  expect((await screen.findByText('chatting')).tagName).toBe('EM');
});
