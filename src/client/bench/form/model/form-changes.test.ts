import { expect, it } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { flowDifference } from '#run/compare/flow-difference.ts';
import { formChanges } from './form-changes.ts';
import { formGroups } from './form-model.ts';

it('the form marks changed fields and those of added components, and names what it does not list', () => {
  const before = indexFlow(
    smallFlow([
      { id: 'Prompt-p', fields: { template: 'one', tone: 'calm', old: 1 } },
      { id: 'Old-o', fields: { text: '' } },
    ]),
  );
  const now = indexFlow(
    smallFlow([
      { id: 'Prompt-p', fields: { template: 'two', tone: 'calm' } },
      { id: 'New-n', fields: { text: '' } },
    ]),
  );
  const changes = formChanges(now, { difference: flowDifference(before, now) });
  const items = formGroups(now).flatMap(({ fields }) => fields);
  expect(items.filter(changes.isChanged).map(({ key }) => key)).toEqual(['Prompt-p\ntemplate', 'New-n\ntext']);
  expect([...changes.added]).toEqual(['New-n']);
  expect(changes.unmarked).toEqual(['Prompt old', 'Old removed']);
});
