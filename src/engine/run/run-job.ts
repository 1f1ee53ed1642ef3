/** Does a component's work from plain data, on the worker's side of `WorkPort`. */

import type { ComponentRun } from '../component-base/component.ts';
import type { ComponentJob, JobCalls, JobResult } from '../component-base/component-job.ts';
import { FieldReader } from '../component-base/field-reader.ts';
import type { EnginePorts } from '../component-base/ports.ts';
import { componentRegistry } from '../components/registry.ts';
import { findComponentType } from '../plan/find-component-type.ts';
import { CharacterBudget } from '../values/character-budget.ts';
import { textMessage } from '../values/message.ts';
import { makeOutputs, type OutcomeDraft } from './make-outputs.ts';

/** Throws the component's error. */
export async function runJob(job: ComponentJob, calls: JobCalls): Promise<JobResult> {
  const { component, wanted } = job;
  const budget = new CharacterBudget(job.charactersLeft);
  const draft: OutcomeDraft = { logs: [], usage: null, answer: null, stopped: new Set() };
  const type = findComponentType(componentRegistry, component.type);
  const run = jobRun(job, calls, { draft, budget });
  const parts = await makeOutputs({ component, type, wanted, run, draft, budget });
  return { parts, characters: job.charactersLeft - budget.left };
}

function jobRun(
  job: ComponentJob,
  calls: JobCalls,
  { draft, budget }: { draft: OutcomeDraft; budget: CharacterBudget },
): ComponentRun {
  const now = () => new Date(job.now);
  return {
    ...job,
    ...calls,
    fields: new FieldReader(job.values),
    ports: jobPorts(calls, now),
    // Stopping the work ends its thread.
    signal: new AbortController().signal,
    status: null,
    meter: () => budget.meter(),
    message: (text) => textMessage(text, now(), job.flowId),
    log: (text) => draft.logs.push({ name: `Log ${draft.logs.length + 1}`, message: text, type: 'text' }),
    stop: (output) => draft.stopped.add(output),
    upstreamUsage: () => job.upstreamUsage,
    emitText: noModel,
    ask: noModel,
    asks: noModel,
    answered: noModel,
  };
}

function jobPorts({ readFile, history }: JobCalls, now: () => Date): EnginePorts {
  return {
    model: { stream: noModel },
    memory: { add: noModel, read: history },
    files: { read: readFile },
    now,
    clock: () => performance.now(),
    newId: () => crypto.randomUUID(),
  };
}

/** Only models stream, and they and Human Input run in place. */
function noModel(): never {
  throw new Error('A component that calls a model or asks a person cannot run in a worker.');
}
