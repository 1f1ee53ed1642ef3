/** What a click re-renders, as seen by React's developer tools, from the tree of each commit. */
import { expect, test } from './fixtures.ts';

/** Records the components that React renders, by pane. Runs in the page before its scripts. */
function noteRenders() {
  interface Fiber {
    tag: number;
    flags: number;
    child: Fiber | null;
    sibling: Fiber | null;
    alternate: Fiber | null;
    stateNode: unknown;
    type: { displayName?: string; name?: string } | string | null;
  }
  const FUNCTION_COMPONENTS = [0, 11, 14, 15];
  const PERFORMED_WORK = 1;
  const drawn: Record<string, number> = {};
  const walk = (fiber: Fiber, pane: string) => {
    const before = fiber.alternate;
    const here = fiber.stateNode instanceof HTMLElement && fiber.stateNode.id ? fiber.stateNode.id : pane;
    if (FUNCTION_COMPONENTS.includes(fiber.tag) && (fiber.flags & PERFORMED_WORK) !== 0)
      drawn[here] = (drawn[here] ?? 0) + 1;
    // The children of a skipped component are from an earlier commit.
    if (before !== null && before.child === fiber.child) return;
    for (let child = fiber.child; child; child = child.sibling) walk(child, here);
  };
  Object.assign(window, {
    drawn,
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberUnmount: () => undefined,
      onCommitFiberRoot: (_id: number, root: { current: Fiber }) => walk(root.current, ''),
    },
  });
}

test.use({ savesData: false });

test('a click on a result tab re-renders neither the request nor the tweaks', async ({ page, bench }) => {
  await page.addInitScript(noteRenders);
  await bench.open();
  await bench.run();
  const takeDrawn = () =>
    page.evaluate(() => {
      const drawn: Record<string, number> = Reflect.get(window, 'drawn');
      const taken = { ...drawn };
      for (const pane of Object.keys(drawn)) delete drawn[pane];
      return taken;
    });
  const drawnBy = async (act: () => Promise<void>) => {
    // Wait for the last updates of the run itself.
    await expect.poll(takeDrawn, { intervals: [500] }).toEqual({});
    await act();
    return takeDrawn();
  };
  // Other work of the page may coincide with one click, but not with all of them.
  const views = ['Timeline', 'Tree', 'Raw', 'Answer'];
  await expect
    .poll(async () => {
      const name = views.shift() ?? 'Answer';
      views.push(name);
      const {
        results = 0,
        request = 0,
        tweaks = 0,
      } = await drawnBy(async () => {
        await page.getByRole('tab', { name, exact: true }).click();
        await expect(page.getByRole('tabpanel', { name, exact: true })).toBeVisible();
      });
      return { areResultsDrawn: results > 0, request, tweaks };
    })
    .toEqual({ areResultsDrawn: true, request: 0, tweaks: 0 });
  // Checks that the counting works: typing re-renders the request.
  const byTyping = await drawnBy(() => bench.input(1).fill('another question'));
  expect(byTyping.request).toBeGreaterThan(0);
});
