import type { Page } from '@playwright/test';

// What runs in the page is text: the types of a browser are not those of this process.

const WATCH = `
  window.probes = { firstRowMs: null, longTasksMs: [] };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.probes.longTasksMs.push(duration);
  }).observe({ type: 'longtask', buffered: true });
  const look = () => {
    if (document.querySelector('tbody tr td:not([aria-hidden])') === null) return requestAnimationFrame(look);
    // The frame after the one in which it stands there has painted it.
    requestAnimationFrame(() => { window.probes.firstRowMs = performance.now(); });
  };
  requestAnimationFrame(look);
`;

/** Has every page that is opened from now on write down when its first row was painted, and its tasks of 50 ms and more. */
export async function watchPage(page: Page): Promise<void> {
  await page.addInitScript({ content: WATCH });
}

/** Milliseconds from the navigation to the first row of a list on the screen. */
export async function firstRow(page: Page, url: string): Promise<number> {
  await page.goto(url);
  await page.waitForFunction('window.probes.firstRowMs !== null', undefined, { timeout: 60_000 });
  return await page.evaluate<number>('window.probes.firstRowMs');
}

/** Milliseconds from a key to the frame that shows what it did: what is looked for is there, or another than before. */
export async function keyTakes(page: Page, key: string, shown: string): Promise<number> {
  await page.evaluate(`(() => {
    const seen = () => {
      const found = [...document.querySelectorAll(${JSON.stringify(shown)})];
      return found.map((one) => one.textContent + (one === document.activeElement || one.contains(document.activeElement) ? '*' : '')).join('|');
    };
    const before = seen();
    window.keyTook = null;
    window.addEventListener('keydown', () => {
      const began = performance.now();
      const look = () => {
        if (seen() === before) return requestAnimationFrame(look);
        requestAnimationFrame(() => { window.keyTook = performance.now() - began; });
      };
      requestAnimationFrame(look);
    }, { capture: true, once: true });
  })()`);
  await page.keyboard.press(key);
  await page.waitForFunction('window.keyTook !== null', undefined, { timeout: 30_000 });
  return await page.evaluate<number>('window.keyTook');
}

/** What scrolling a list costs: its tasks over 50 ms, the most rows that were in the document, and how far it came, in pixels. */
export async function scrollThrough(
  page: Page,
  steps: number,
): Promise<{ readonly longTasksMs: readonly number[]; readonly rows: number; readonly pixels: number }> {
  return await page.evaluate(`(async () => {
    window.probes.longTasksMs.length = 0;
    const scroll = document.querySelector('table').parentElement;
    let rows = 0;
    for (let step = 0; step < ${steps}; step++) {
      scroll.scrollTop += 400;
      await new Promise(requestAnimationFrame);
      rows = Math.max(rows, document.querySelectorAll('tr').length);
    }
    // What was observed is told a moment later.
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { longTasksMs: [...window.probes.longTasksMs], rows, pixels: scroll.scrollTop };
  })()`);
}
