/** Builds Chat Input -> Chat Output, in a form that the embedded server and a Langflow both accept. */
import { z } from 'zod';

const templateSchema = z.looseObject({ template: z.record(z.string(), z.unknown()), display_name: z.string() });
const listSchema = z.record(z.string(), z.record(z.string(), templateSchema.or(z.unknown())));

/** The node of a type from a Langflow's component list; throws when it is not there. */
function fromList(list: unknown, type: string): z.infer<typeof templateSchema> {
  for (const group of Object.values(listSchema.parse(list))) {
    const found = templateSchema.safeParse(group[type]);
    if (found.success) return found.data;
  }
  throw new Error(`The server's component list has no ${type}`);
}

function plain(displayName: string, withCode: boolean): z.infer<typeof templateSchema> {
  const field = (name: string) => [name, { name, type: 'str', value: '', show: true }] as const;
  return {
    display_name: displayName,
    template: Object.fromEntries([
      ['_type', 'Component'],
      field('input_value'),
      ...(withCode ? [['code', { name: 'code', type: 'code', value: 'pass', show: true }] as const] : []),
    ]),
    outputs: [{ name: 'message', display_name: displayName, types: ['Message'] }],
    base_classes: ['Message'],
  };
}

interface EchoFlowOptions {
  /** The answer of a Langflow's `/api/v1/all`: its own templates contain the code that it requires. */
  components?: unknown;
  /** Gives the components a `code` field, which is protected. */
  withCode?: boolean;
}

/** Chat Input -> Chat Output, with the name "Bench echo". */
export function echoFlow({ components, withCode = false }: EchoFlowOptions = {}): Record<string, unknown> {
  const node = (id: string, type: string, displayName: string, x: number) => ({
    id,
    type: 'genericNode',
    position: { x, y: 0 },
    data: { id, type, node: components === undefined ? plain(displayName, withCode) : fromList(components, type) },
  });
  const sourceHandle = { dataType: 'ChatInput', id: 'ChatInput-echo1', name: 'message', output_types: ['Message'] };
  const targetHandle = {
    fieldName: 'input_value',
    id: 'ChatOutput-echo2',
    inputTypes: ['Data', 'JSON', 'DataFrame', 'Table', 'Message'],
    type: 'other',
  };
  const quoted = (handle: object) => JSON.stringify(handle).replaceAll('"', 'œ');
  return {
    name: 'Bench echo',
    description: 'Answers what it is told',
    data: {
      nodes: [
        node('ChatInput-echo1', 'ChatInput', 'Chat Input', 0),
        node('ChatOutput-echo2', 'ChatOutput', 'Chat Output', 400),
      ],
      edges: [
        {
          id: 'echo-edge',
          source: 'ChatInput-echo1',
          target: 'ChatOutput-echo2',
          sourceHandle: quoted(sourceHandle),
          targetHandle: quoted(targetHandle),
          data: { sourceHandle, targetHandle },
        },
      ],
      viewport: { x: 0, y: 0, zoom: 1 },
    },
  };
}
