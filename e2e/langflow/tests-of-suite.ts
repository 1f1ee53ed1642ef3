/** One suite and its flow, which the command and the page run on a real Langflow. */
import { smallFlow } from './compared-flow.ts';

export const suiteFlow = (name: string) =>
  smallFlow(
    name,
    [
      { id: 'ChatInput-t1', type: 'ChatInput' },
      { id: 'Memory-t2', type: 'Memory', name: 'Conversation' },
      {
        id: 'Prompt-t3',
        type: 'Prompt Template',
        extra: ['tone', 'message', 'history'],
        values: { template: '{tone}: {message} after [{history}]', tone: 'calm', message: '', history: '' },
      },
      { id: 'ChatOutput-t4', type: 'ChatOutput' },
    ],
    [
      ['ChatInput-t1', 'message', 'Prompt-t3', 'message'],
      ['Memory-t2', 'messages_text', 'Prompt-t3', 'history'],
      ['Prompt-t3', 'prompt', 'ChatOutput-t4', 'input_value'],
    ],
  );

/** What follows the flow in its file. */
export const SUITE = `defaults: {type: chat, components: [Chat Input], session: fresh}
variants:
  - {name: Formal, tweaks: {Prompt Template: {tone: formal}}}
  - {name: Mistyped, tweaks: {Prompt Template: {tome: formal}}}
  - {name: Refused, tweaks: {Prompt Template: {code: "x = 1"}}}
checks: [tweaks-applied]
cases:
  - name: tone
    input: Hello
    checks: [{starts-with: "calm: Hello"}]
  - name: remembers
    turns:
      - {input: My name is Ada, checks: [{not: {contains: Turing}}]}
      - {input: Who am I?, checks: [{contains: My name is Ada}]}
`;

/** What each cell becomes, by case and variant. */
export const STATES = [
  ['tone', 'Flow', 'passed'],
  ['tone', 'Formal', 'failed'],
  ['tone', 'Mistyped', 'failed'],
  ['tone', 'Refused', 'broken'],
  ['remembers', 'Flow', 'passed'],
  ['remembers', 'Formal', 'passed'],
  ['remembers', 'Mistyped', 'failed'],
  ['remembers', 'Refused', 'broken'],
];
