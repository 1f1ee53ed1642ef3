/** Opens what runs of suites need: the server, and the cells that it does not have yet. Loaded on demand, like the history. */
import type { ConnectionValue } from '../../api/connection-provider.tsx';
import { type Ask, createAsk } from '../history/workspace-ask.ts';
import { type CellOutbox, openCellOutbox } from './cell-outbox.ts';
import { type CellSender, createCellSender } from './cell-sender.ts';

export interface OpenedCells {
  ask: Ask;
  outbox: CellOutbox;
  sender: CellSender;
  /** Aborts when the browser has closed the database: then open them again. */
  closed: AbortSignal;
}

/** `keyOf` as for `workspaceRequest`, `onClosed` as for `openDatabase`. Never rejects. */
export async function openCells(keyOf: ConnectionValue['keyOf'], onClosed = () => {}): Promise<OpenedCells> {
  const ask = createAsk(keyOf);
  const controller = new AbortController();
  const outbox = await openCellOutbox(() => {
    onClosed();
    controller.abort();
  });
  return { ask, outbox, sender: createCellSender(ask, outbox), closed: controller.signal };
}
