/** Generated replies of the sizes that people have problems with. */
import { dataResult, type WireResult } from '../e2e/servers/recorded-results.ts';
import { messageResult } from '../e2e/servers/run-answers.ts';

export interface LargeReply {
  what: string;
  inputs: number;
  view: 'answer' | 'tree';
  results: () => WireResult[][];
}

const CHAT = 'ChatOutput-n5FuZ';

export const LARGE_REPLIES: LargeReply[] = [
  {
    what: '1,000 inputs × 5 outputs',
    inputs: 1000,
    view: 'answer',
    results: () =>
      Array.from({ length: 1000 }, (_, input) =>
        Array.from({ length: 5 }, (_, output) =>
          messageResult(
            `Out-${output}`,
            `Output ${output}`,
            `Answer **${output}** to question ${input}. ${'More of it. '.repeat(8)}`,
          ),
        ),
      ),
  },
  {
    what: 'one text of 10 MB',
    inputs: 1,
    view: 'answer',
    results: () => [[messageResult(CHAT, 'Chat Output', 'A line of plain words that goes on.\n'.repeat(280_000))]],
  },
  {
    what: 'a table of 20,000 rows',
    inputs: 1,
    view: 'answer',
    results: () => [
      [
        dataResult(
          Array.from({ length: 20_000 }, (_, row) => ({
            id: row,
            name: `Row ${row}`,
            score: (row * 7919) % 1000,
            note: 'some words',
          })),
          'Rows-1',
          'Rows',
        ),
      ],
    ],
  },
  {
    what: 'a tree of 5 MB',
    inputs: 1,
    view: 'tree',
    results: () => [
      [
        dataResult(
          Object.fromEntries(
            Array.from({ length: 1_500 }, (_, group) => [
              `group-${group}`,
              Array.from({ length: 60 }, (_, item) => ({
                id: `${group}.${item}`,
                tags: ['a', 'b'],
                at: { x: item, y: group },
              })),
            ]),
          ),
          'Tree-1',
          'Tree',
        ),
      ],
    ],
  },
];
