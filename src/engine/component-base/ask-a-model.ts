/** Asks a model for a component: which one its fields choose, what goes with the question, and the answer as it streams. */

import { extensionOf, IMAGE_TYPES } from '#contract/answers/image-types.ts';
import { errorMessage } from '#contract/error-message.ts';
import { LimitError } from '#contract/limit-error.ts';
import { isOtherDemo, ModelMissingError, modelChoice } from '#flow/request/model-choice.ts';
import { noModelText } from '#flow/request/no-model-text.ts';
import { RUN_LIMITS } from '../values/run-limits.ts';
import type { Message, ModelValue } from '../values/values.ts';
import type { ComponentRun } from './component.ts';
import type { FieldReader } from './field-reader.ts';
import type { ModelEnd } from './model-end.ts';
import type { ModelImage, ModelRequest } from './ports.ts';

/** What every provider reads (lfx 1.13.0, `schema/image.py` reads more). */
const SENT_TYPES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** The connected model, or the one that the fields select. `temperature`: the component's default; null for the model's own. */
export function chooseModel(fields: FieldReader, temperature: number | null): ModelValue {
  const connected = fields.value('model');
  if (connected?.kind === 'model') return connected;
  const choice = modelChoice((name) => (name === 'model' ? fields.json(name) : fields.text(name)));
  if (choice.model === '' && choice.provider === '') throw new Error('A model selection is required');
  if (isOtherDemo(choice)) throw new ModelMissingError(noModelText(choice));
  const maxTokens = fields.number('max_tokens', 0);
  return {
    kind: 'model',
    ...choice,
    temperature:
      fields.value('temperature') === undefined ? temperature : fields.number('temperature', temperature ?? 0),
    maxTokens: maxTokens > 0 ? Math.trunc(maxTokens) : null,
  };
}

/** Images attached to the message in a field, sent or refused; other files stay with the message, as on Langflow. Throws an Error. */
export async function attachedImages({ fields, ports }: ComponentRun, field: string): Promise<ModelImage[]> {
  const message = fields.value(field);
  if (message?.kind !== 'message') return [];
  const images: ModelImage[] = [];
  let size = 0;
  for (const path of message.files) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const type = IMAGE_TYPES.get(extensionOf(name));
    if (type === undefined) continue;
    if (!SENT_TYPES.has(type))
      throw new Error(
        `Models read images as PNG, JPEG, GIF or WebP, and ${name} is none of these. Convert it, or remove it.`,
      );
    const bytes = await ports.files.read(path);
    if (!bytes) throw new Error(`File not found: '${path}'. Please upload the file again.`);
    size += bytes.byteLength;
    if (size > RUN_LIMITS.imageBytes)
      throw new LimitError('The images of one question have too many bytes', size, RUN_LIMITS.imageBytes);
    images.push({ name, dataUrl: `data:${type};base64,${base64Of(bytes)}` });
  }
  return images;
}

/** In parts, because a call takes only so many arguments. */
function base64Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 0x8000) {
    parts.push(String.fromCharCode(...bytes.subarray(start, start + 0x8000)));
  }
  return btoa(parts.join(''));
}

/** `isShown`: its text appears as it arrives. The message has an id from the first chunk on, to match the stream to the result. */
export async function askForMessage(run: ComponentRun, request: ModelRequest, isShown = true): Promise<Message> {
  const { ports, signal } = run;
  const id = ports.newId();
  const end = run.asks(request);
  const stream = ports.model.stream(request, signal);
  const meter = run.meter();
  let text = '';
  let step: IteratorResult<string, ModelEnd> = { done: false, value: '' };
  try {
    step = await stream.next();
    while (!step.done && !signal.aborted) {
      meter(step.value.length);
      text += step.value;
      if (isShown) await run.emitText(id, step.value);
      step = await stream.next();
    }
  } catch (error) {
    end({ error: errorMessage(error) });
    throw error;
  } finally {
    if (!step.done) await stream.return({ usage: null, model: request.model, isCut: false });
  }
  if (step.done) {
    end({ text, usage: step.value.usage });
    run.answered({ ...step.value, maxTokens: request.maxTokens });
  }
  return { ...run.message(text), id, usage: step.done ? step.value.usage : null };
}
