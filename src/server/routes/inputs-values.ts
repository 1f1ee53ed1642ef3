/** Collects what the components of each input received and gave while its events pass. */
import type { InputValues } from '#contract/component-values.ts';
import type { ReadValues } from '#contract/routes/values-endpoints.ts';
import type { RunEvent } from '#contract/run-event.ts';
import { foldComponentValues } from '#contract/values/fold-component-values.ts';

interface InputsValues {
  noting(events: AsyncGenerator<RunEvent, void, void>): AsyncGenerator<RunEvent, void, void>;
  all(): ReadValues['inputs'];
}

export function createInputsValues(): InputsValues {
  const byInput = new Map<number, { startedAt: number; values?: InputValues | undefined }>();
  return {
    async *noting(events) {
      for await (const event of events) {
        if (event.event === 'input-start') byInput.set(event.input, { startedAt: event.at });
        const input = 'input' in event && typeof event.input === 'number' ? event.input : null;
        const noted = input === null ? undefined : byInput.get(input);
        if (noted) noted.values = foldComponentValues(noted.values, event, noted.startedAt);
        yield event;
      }
    },
    all: () => [...byInput].flatMap(([input, { values }]) => (values ? [{ input, values }] : [])),
  };
}
