/** Builds flows for the graph: components of any type by id, their positions, and their connections. */

export interface DrawnComponent {
  /** The part before the dash is the type. */
  id: string;
  name: string;
  /** Its position; without one, the export has none. */
  at?: readonly [x: number, y: number];
  /** Field -> value, or the field itself as an object. */
  fields?: Record<string, string | number | boolean | Record<string, unknown>>;
}

const KINDS: Record<string, string> = { number: 'int', boolean: 'bool', string: 'str' };

function fieldOf(name: string, value: string | number | boolean | Record<string, unknown>): Record<string, unknown> {
  const described = typeof value === 'object' ? value : { type: KINDS[typeof value] ?? 'str', value };
  return { name, show: true, ...described };
}

/** `edges` are `source -> target.field`, or `source.output -> target.field`; `notes` are Markdown. */
export function drawnFlow(
  name: string,
  components: readonly DrawnComponent[],
  edges: readonly string[],
  notes: readonly { text: string; at: readonly [x: number, y: number] }[] = [],
): Record<string, unknown> {
  const nodes = components.map(({ id, name: displayName, at, fields = {} }) => ({
    id,
    type: 'genericNode',
    ...(at && { position: { x: at[0], y: at[1] } }),
    data: {
      id,
      type: id.split('-')[0],
      node: {
        display_name: displayName,
        template: Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, fieldOf(key, value)])),
        outputs: [{ name: 'out', display_name: 'Out', types: ['Message'] }],
      },
    },
  }));
  const noteNodes = notes.map(({ text, at: [x, y] }, index) => ({
    id: `note-${index}`,
    type: 'noteNode',
    position: { x, y },
    data: { id: `note-${index}`, type: 'note', node: { description: text, template: {} } },
  }));
  return {
    name,
    data: {
      nodes: [...nodes, ...noteNodes],
      edges: edges.map((edge) => {
        const [start = '', end = ''] = edge.split(' -> ');
        const [source = '', output = 'out'] = start.split('.');
        const [target = '', fieldName = ''] = end.split('.');
        return {
          source,
          target,
          data: { sourceHandle: { id: source, name: output }, targetHandle: { id: target, fieldName } },
        };
      }),
    },
  };
}
