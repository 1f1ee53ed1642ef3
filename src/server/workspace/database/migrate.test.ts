import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnBoth } from '../../testing/test-databases.ts';
import { openWorkspace } from '../open-workspace.ts';
import { migrate } from './migrate.ts';
import { FIRST_SCHEMA, MIGRATIONS } from './migrations.ts';
import { openWorkspaceDatabase, type Queries } from './open-workspace-database.ts';

describeOnBoth('the schema', (databases) => {
  it('is made once by servers that start together', async () => {
    const address = await databases.create();
    const opened = await Promise.all(Array.from({ length: 4 }, () => openWorkspaceDatabase(address)));
    await Promise.all(opened.map((database) => migrate(database)));
    const [first] = opened;
    expect(await first?.queries.selectFrom('schema_version').selectAll().execute()).toEqual([
      { version: MIGRATIONS.length, first_schema: FIRST_SCHEMA },
    ]);
    for (const { close } of opened) await close();
  });

  it('is brought up to date in order, all changes or none', async () => {
    const database = await openWorkspaceDatabase(await databases.create());
    await migrate(database);
    const done: string[] = [];
    const second = async () => void done.push('second');
    const broken = async () => {
      throw new Error('broken');
    };
    const leaves = async (queries: typeof database.queries) => {
      await sql`create table half (id integer)`.execute(queries);
    };
    await expect(migrate(database, [...MIGRATIONS, leaves, broken])).rejects.toThrow('broken');
    await migrate(database, [...MIGRATIONS, leaves, second]);
    expect(done).toEqual(['second']);
    await migrate(database, [...MIGRATIONS, leaves, second]);
    expect(done).toEqual(['second']);
    await database.close();
  });

  it('is refused when it is newer than this server, and stays as it is', async () => {
    const address = await databases.create();
    const database = await openWorkspaceDatabase(address);
    await migrate(database, [...MIGRATIONS, async () => {}, async () => {}]);
    const open = openWorkspace({ address, secret: null, limits: { runs: 1, bytes: 1 }, hidden: [] });
    const { length } = MIGRATIONS;
    await expect(open).rejects.toThrow(
      `was made by a newer Tweakbench (its schema is ${length + 2}, this one knows ${length}). Use the newer Tweakbench again`,
    );
    expect(await database.queries.selectFrom('settings').selectAll().execute()).toEqual([]);
    await database.close();
  });

  it.each([
    [
      'without the name of its first schema',
      (queries: Queries) => sql`alter table schema_version drop column first_schema`.execute(queries),
    ],
    [
      'with another first schema',
      (queries: Queries) => queries.updateTable('schema_version').set({ first_schema: 'another' }).execute(),
    ],
  ])('is refused when a build from before the release made it, %s, and stays as it is', async (_name, spoil) => {
    const address = await databases.create();
    const database = await openWorkspaceDatabase(address);
    await migrate(database);
    await spoil(database.queries);
    await database.queries.updateTable('schema_version').set({ version: 7 }).execute();
    const open = openWorkspace({ address, secret: null, limits: { runs: 1, bytes: 1 }, hidden: [] });
    const other =
      database.kind === 'sqlite' ? 'another data folder (--data FOLDER)' : 'another database (--database ADDRESS)';
    await expect(open).rejects.toThrow(
      `The workspace in ${database.name} was made by a build from before the release of 0.1.0, and this one has other tables. Nothing was changed. Give ${other}, or `,
    );
    expect(await database.queries.selectFrom('schema_version').select('version').execute()).toEqual([{ version: 7 }]);
    expect(await database.queries.selectFrom('settings').selectAll().execute()).toEqual([]);
    await database.close();
  });

  it('keeps one secret for all servers, unless a setting gives another', async () => {
    const address = await databases.create();
    const open = (secret: string | null) =>
      openWorkspace({ address, secret, limits: { runs: 1, bytes: 1 }, hidden: [] });
    const [first, second] = await Promise.all([open(null), open(null)]);
    const given = await open('from the settings, 32 characters.');
    expect(second.secret).toBe(first.secret);
    expect(first.secret.length).toBeGreaterThan(40);
    expect(given.secret).toBe('from the settings, 32 characters.');
    for (const workspace of [first, second, given]) await workspace.close();
  });
});
