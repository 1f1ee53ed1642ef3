/** Demos from both sides: publishing by program, and the page of a visitor. */
import type { BrowserContext, Locator, Page } from '@playwright/test';
import type { DemoSettings } from '../../src/contract/demos/demo-settings.ts';
import { expect } from '../fixtures.ts';

export const TOKEN = 'open sesame!';

/** Settings of a server that others can reach, by way of a proxy. */
export const REACHED = { TWEAKBENCH_TOKEN: TOKEN, TWEAKBENCH_ALLOWED_HOSTS: 'demos.test' };

const SETTINGS: DemoSettings = {
  title: 'Ask about the sky',
  lead: 'Choose a question, or type your own.',
  flow: { server: 'embedded', id: 'tone-switcher', name: 'Tone switcher' },
  questions: [{ text: 'Why is the sky blue?' }, { text: 'What is a cloud?' }],
  own: { most: 200 },
  knobs: [
    {
      component: 'Prompt-t8Nc5',
      field: 'tone',
      label: 'Tone',
      control: { kind: 'options', options: [{ value: 'plain' }, { value: 'pirate', words: 'Pirate' }], value: 0 },
    },
  ],
  tweaks: {},
  variants: null,
  outputs: [],
  limits: { perHour: 60, perVisitor: null, atOnce: 5 },
  openUntil: null,
  showsTimes: false,
  frameOrigins: [],
};

/** Opens the bench of a server with a token. */
export async function enterBench(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel('Token').fill(TOKEN);
  await page.getByLabel('Your name').fill('Mara');
  await page.getByRole('button', { name: 'Open Tweakbench' }).click();
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
}

export interface Published {
  name: string;
  settings?: Partial<DemoSettings>;
  password?: string;
}

export function demoSettings(change: Partial<DemoSettings> = {}): DemoSettings {
  return { ...SETTINGS, ...change };
}

/** Somebody who publishes without opening the bench, with the requests that its page would send. */
export class DemoOwner {
  private readonly url: string;
  private readonly cookie: string;

  private constructor(url: string, cookie: string) {
    this.url = url;
    this.cookie = cookie;
  }

  static async enter(url: string): Promise<DemoOwner> {
    const body = new URLSearchParams({ token: TOKEN, name: 'Mara' });
    const reply = await fetch(url, { method: 'POST', body, redirect: 'manual' });
    expect(reply.status).toBe(303);
    return new DemoOwner(url, reply.headers.getSetCookie().join('; '));
  }

  /** Resolves with the parsed reply. */
  async ask(method: string, path: string, body?: object): Promise<unknown> {
    const headers = { 'content-type': 'application/json', 'if-match': '*', cookie: this.cookie };
    const sent = body !== undefined && { body: JSON.stringify(body) };
    const reply = await fetch(`${this.url}/workspace/v1/demos${path}`, { method, headers, ...sent });
    const text = await reply.text();
    expect(reply.status, text).toBeLessThan(300);
    return text === '' ? null : JSON.parse(text);
  }

  async publish({ name, settings, password }: Published): Promise<void> {
    await this.ask('POST', '', { name, settings: demoSettings(settings), password: password ?? null });
  }
}

/** The page of somebody with nothing but the link. */
export class DemoVisitor {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** In a browser of its own. Visitors have no console errors, but for refusals of the server. */
  static async open(context: BrowserContext, url: string): Promise<DemoVisitor> {
    const page = await context.newPage();
    page.on('pageerror', (error) => {
      throw error;
    });
    await page.goto(url);
    return new DemoVisitor(page);
  }

  get answer(): Locator {
    return this.page.getByRole('article', { name: 'Answer' });
  }

  get status(): Locator {
    return this.page.getByRole('status', { name: 'Demo status' });
  }

  /** One of two answers. */
  side(name: 'Left' | 'Right'): Locator {
    return this.page.getByRole('article', { name });
  }

  /** What became of the vote. */
  get vote(): Locator {
    return this.page.getByRole('status', { name: 'Vote status' });
  }

  question(name: string): Locator {
    return this.page.getByRole('radiogroup', { name: 'Question' }).getByRole('radio', { name });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { name, level: 1 });
  }

  async ask(): Promise<void> {
    await this.page.getByRole('button', { name: /^Ask/ }).click();
  }

  /** Asks, and waits for the whole answer. */
  async askAndRead(): Promise<void> {
    await this.ask();
    await expect(this.status).toHaveText('The answer is complete');
  }
}
