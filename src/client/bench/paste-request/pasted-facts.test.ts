import { describe, expect, it } from 'vitest';
import { runRequestSchema } from '#contract/run-request.ts';
import { readRequestText } from '#run/paste/read-request-text.ts';
import { toRunRequest } from '#run/plan/to-run-request.ts';
import { pastedDraft, pastedFacts } from './pasted-facts.ts';

function factsOf(body: object): string[] {
  return pastedFacts(readRequestText(JSON.stringify(body))).map(({ name, value, lines }) =>
    [`${name}: ${value}`, ...lines].join(' | '),
  );
}

describe('pastedFacts', () => {
  it.each([
    [
      {
        inputs: [
          { input_value: 'a  b\nc', components: ['X', 'Y'] },
          { input_value: '', type: 'chat' },
        ],
      },
      'Inputs: 2 inputs | a b c → X, Y | (empty) → every chat input',
    ],
    [{ inputs: Array.from({ length: 9 }, () => ({ input_value: 'x' })) }, /9 inputs \| .* \| and 6 more$/],
    [{ inputs: [] }, "Inputs: Use the flow's saved text"],
    [{ outputs: ['O'] }, 'Inputs: None (every input component is sent empty text)'],
    [{ outputs: ['O'] }, 'Outputs: 1 component | O'],
    [{ inputs: [] }, "Outputs: The flow's outputs"],
    [
      { inputs: [], tweaks: { A: { x: 1, y: 2 }, z: 3 } },
      'Tweaks: 2 fields in 1 component, 1 bare field | A: x, y | z',
    ],
    [{ inputs: [] }, 'Tweaks: None'],
    [{ inputs: [], stream: true }, 'Stream: On'],
    [{ inputs: [] }, 'Stream: Off'],
    [{ inputs: [], session_id: 's-1' }, 'Session ID: s-1'],
  ])('describes %o: %s', (body, line) => {
    expect(factsOf(body)).toContainEqual(typeof line === 'string' ? line : expect.stringMatching(line));
  });
});

describe('pastedDraft', () => {
  it('sends the same as the text', () => {
    const request = {
      inputs: [{ input_value: 'hi', components: ['A'], type: 'chat' }],
      outputs: ['O'],
      tweaks: { A: { x: [1, null] } },
      session_id: 's',
    };
    const draft = pastedDraft(readRequestText(JSON.stringify(request)));
    expect(toRunRequest(draft).request).toEqual(runRequestSchema.parse(request));
  });

  it('uses the route of the text', () => {
    const text = `curl http://h/api/v1/run/advanced/f --json '{"stream": true}'`;
    expect(pastedDraft(readRequestText(text)).choices).toMatchObject({ advancedOnly: true, requestsAtOnce: 1 });
    expect(pastedDraft(readRequestText('{"inputs": []}')).choices).toBeUndefined();
  });
});
