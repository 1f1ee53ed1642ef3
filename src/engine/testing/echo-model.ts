/** The fake models of the recorded servers: they repeat their prompt word by word, in some style. */
import type { ComponentRun, ComponentType } from '../component-base/component.ts';
import type { Message } from '../values/values.ts';

/** The first `count` of the parts, repeated and joined by one space. */
function repeatParts(parts: readonly string[], count: number): string[] {
  return Array.from({ length: Math.max(count, 0) }, (_, index) => parts[index % parts.length] ?? '');
}

/** The recorded models default to the number of their flow. */
function ownWords(run: ComponentRun): number {
  return Number(run.component.fields.get('words')?.value ?? 20);
}

async function speak(run: ComponentRun, parts: readonly string[]): Promise<Message> {
  if (run.fields.text('style') === 'explode') throw new Error('the model exploded');
  const id = run.ports.newId();
  const words = repeatParts(parts, run.fields.number('words', ownWords(run)));
  for (const [index, word] of words.entries()) {
    await run.emitText(id, index === 0 ? word : ` ${word}`);
  }
  const message = { ...run.message(words.join(' ')), id };
  run.status = message;
  return message;
}

/** `[style] You said: <prompt>. ` split at single spaces; the last part is empty. */
export const echoModel: ComponentType = {
  outputs: {
    text_output: (run) => {
      const { fields } = run;
      return speak(run, `[${fields.text('style')}] You said: ${fields.text('input_value')}. `.split(' '));
    },
    model_output: () => ({ kind: 'model', provider: 'Echo', model: 'echo', temperature: null, maxTokens: null }),
  },
};

/** `[style] said <prompt>`. */
export const streamModel: ComponentType = {
  outputs: {
    ...echoModel.outputs,
    text_output: (run) => speak(run, `[${run.fields.text('style')}] said ${run.fields.text('input_value')}`.split(' ')),
  },
};
