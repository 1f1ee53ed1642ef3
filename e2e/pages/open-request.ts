/** Fills the form by a link with a whole request, as Copy link makes it: for what a story needs, but is not about. */
import { deflateRawSync } from 'node:zlib';
import { expect } from '@playwright/test';
import type { DraftInput } from '../../src/run/model/request-draft.ts';
import type { DraftFields } from '../../src/run/model/request-fields.ts';
import type { BenchPage } from './bench-page.ts';

/** What is left out is as in an empty form: no tweaks, a stream, all outputs, no session. */
export interface LinkedRequest extends Partial<DraftFields> {
  /** Id of the flow. */
  flow: string;
  inputs: readonly (string | Partial<DraftInput>)[];
  /** JSON, exactly as typed. */
  tweaks?: string;
}

/** A question to the sample flow that greets the guest of each input. */
export const GREETING: LinkedRequest = {
  flow: '7b1f0a52-3c7e-4d19-9a64-0c5de21f8a01',
  inputs: ['Ada, who loves engines'],
  outputs: ['Chat Output'],
};

/** Opens the page of a server, by default the story's own. */
export async function openRequest(bench: BenchPage, request: LinkedRequest, server = ''): Promise<void> {
  await bench.page.goto(`${server}/${linkTo(request)}`);
  await expect(bench.page.getByRole('heading', { name: 'Shared request: press Run' })).toBeVisible();
  await expect(bench.input(1)).toBeEditable();
}

/** Fills the form of the open page, as if a link were pasted into the address bar. */
export async function loadRequest(bench: BenchPage, request: LinkedRequest): Promise<void> {
  await bench.page.evaluate(
    (hash) =>
      new Promise<void>((done) => {
        const notices = () => [...document.querySelectorAll('[aria-label^="Notice: Request loaded from the link"]')];
        // The notice of an earlier link may still be there.
        const before = notices();
        const watch = new MutationObserver(() => {
          if (notices().every((notice) => before.includes(notice))) return;
          watch.disconnect();
          done();
        });
        watch.observe(document.body, { childList: true, subtree: true });
        location.hash = hash;
      }),
    linkTo(request),
  );
}

/** The end of such a link, to be put after the address of the start page. */
export function linkTo({ flow, inputs, tweaks = '{}', ...fields }: LinkedRequest): string {
  const filled = inputs.map((input) => (typeof input === 'string' ? { value: input } : input));
  const draft = { inputsMode: 'mine', inputs: filled, tweaksText: tweaks, ...fields };
  return `#request=1.${deflateRawSync(JSON.stringify({ flow, draft })).toString('base64url')}`;
}
