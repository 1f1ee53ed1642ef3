/** Makes the browser remember a Langflow, as after a visit that was connected to it: for stories that are not about connecting. */
import type { Page } from '@playwright/test';

export interface RememberedLangflow {
  /** Whose page is opened next; by default the story's own. */
  server?: string;
  relay?: boolean;
  /** Kept for the tab. */
  key?: string;
}

export async function rememberLangflow(
  page: Page,
  address: string,
  { server = '', relay = true, key = 'sk-story' }: RememberedLangflow = {},
): Promise<void> {
  const register = async () => {
    const reply = await page.request.post(`${server}/relay`, { data: { url: address } });
    return `/relay/${(await reply.json()).id}`;
  };
  const { host } = new URL(address);
  const profile = { name: host, address, baseUrl: relay ? await register() : address };
  await page.addInitScript(
    ([memory, keyName, key]) => {
      // Once: what a story chooses later stays.
      if (!location.protocol.startsWith('http') || sessionStorage.getItem(`story ${keyName}`) !== null) return;
      localStorage.setItem('tweakbench.connections.1', memory);
      sessionStorage.setItem(keyName, key);
      sessionStorage.setItem(`story ${keyName}`, 'remembered');
    },
    [JSON.stringify({ active: host, profiles: [profile] }), `tweakbench.key.1.${address}`, key] as const,
  );
}
