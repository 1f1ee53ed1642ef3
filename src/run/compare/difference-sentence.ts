/** What differs between two graphs, counted: `2 fields changed, 1 component removed.` */
import { formatCount } from '../figures/result-format.ts';
import type { FlowDifference } from './flow-difference.ts';

export function differenceSentence({ components, connections }: FlowDifference): string {
  const count = (kind: string) => components.filter((component) => component.kind === kind).length;
  const fields = components.reduce((sum, component) => sum + component.fields.length, 0);
  const parts = [
    ...(fields > 0 ? [`${formatCount(fields, 'field')} changed`] : []),
    ...['added', 'removed'].flatMap((kind) =>
      count(kind) > 0 ? [`${formatCount(count(kind), 'component')} ${kind}`] : [],
    ),
    ...(connections.length > 0 ? [`${formatCount(connections.length, 'connection')} added or removed`] : []),
  ];
  return `${parts.join(', ')}.`;
}
