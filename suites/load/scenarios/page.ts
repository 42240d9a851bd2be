import { type BrowserContext, browser, type Page } from 'k6/browser';
import exec from 'k6/execution';
import { selectors } from '../../../fixtures/librechat/page-parts.ts';
import { attempted, measured } from '../metrics.ts';
import { plan } from '../run.ts';
import { session } from '../session.ts';

/**
 * How fast do the login page and the chat load and respond, by Web Vitals (https://web.dev/articles/vitals)?
 */
export async function page(): Promise<void> {
  await inTab('login', async (tab) => {
    await tab.goto(`${plan.origin}/login?redirect=false`);
    await tab.locator('h1').waitFor();
    await tab.waitForTimeout(lookedAtMs);
  });
  await inChat(async (tab) => {
    await tab.locator(composer).click();
    await tab.locator(composer).type('A draft');
    await tab.waitForTimeout(lookedAtMs);
  });
}

/** Stay on the page, to record late layout shifts. */
const lookedAtMs = 2_000;

/** How long does a user wait for the first word, and how evenly do the others arrive? */
export async function firstToken(): Promise<void> {
  await inChat(async (tab) => {
    for (let asked = 0; asked < asksInVisit; asked++) await askInPage(tab);
  });
}

/** Opening the page costs a browser much more than asking in it. */
const asksInVisit = 3;

async function askInPage(tab: Page): Promise<void> {
  await tab.locator(composer).fill(`Load ${Date.now()}`);
  await tab.evaluate(watchAnswer, selectors.answers);
  await tab.locator(composer).press('Enter');
  await tab.waitForFunction(
    (sendButton: string) =>
      window.watchedAnswer.firstMs !== null && document.querySelector(sendButton),
    {},
    selectors.sendButton,
  );
  const { firstMs, gapsMs } = (await tab.evaluate(() => window.watchedAnswer)) as WatchedAnswer;
  attempted('first-token', firstMs === null ? 'no answer became visible' : undefined);
  if (firstMs === null) return;
  measured('first_token', firstMs);
  measured('first_token_own', firstMs - plan.model.firstTokenMs);
  for (const gap of gapsMs) {
    measured('token_gap', gap);
    measured('token_gap_own', Math.max(0, gap - plan.model.gapMs));
  }
}

const { composer } = selectors;

interface WatchedAnswer {
  firstMs: number | null;
  gapsMs: number[];
}

declare global {
  interface Window {
    watchedAnswer: WatchedAnswer;
  }
}

/** Runs in the page: records when the key is pressed and each time that the answer grows. */
function watchAnswer(answersSelector: string): void {
  const watched: WatchedAnswer = { firstMs: null, gapsMs: [] };
  window.watchedAnswer = watched;
  let pressedAt = 0;
  let grownAt = 0;
  const answers = () => [...document.querySelectorAll(answersSelector)];
  const before = answers().length;
  let length = 0;
  addEventListener(
    'keydown',
    () => {
      pressedAt = performance.now();
    },
    { once: true, capture: true },
  );
  new MutationObserver(() => {
    const text = answers()[before]?.textContent?.trim() ?? '';
    if (text.length <= length || pressedAt === 0) return;
    const now = performance.now();
    if (watched.firstMs === null) watched.firstMs = now - pressedAt;
    else watched.gapsMs.push(now - grownAt);
    grownAt = now;
    length = text.length;
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}

/** Opens the chat, signed in as this virtual user, in a separate browser. Every visit renews the session. */
async function inChat(visit: (tab: Page) => Promise<void>): Promise<void> {
  await inTab('chat', async (tab, context) => {
    await context.addCookies([
      cookie('refreshToken', session.refreshToken),
      cookie('token_provider', 'librechat'),
    ]);
    try {
      await tab.goto(`${plan.origin}/c/new`);
      await tab.locator(composer).waitFor();
      await visit(tab);
    } finally {
      const cookies = await context.cookies();
      const renewed = cookies.find(({ name }) => name === 'refreshToken');
      if (renewed) session.refreshToken = renewed.value;
    }
  });
}

/** Opens a tab with an empty cache. Its Web Vitals are tagged with the page. */
async function inTab(
  name: 'login' | 'chat',
  visit: (tab: Page, context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const tab = await context.newPage();
  exec.vu.metrics.tags.page = name;
  try {
    await tab.setExtraHTTPHeaders(plan.headers);
    await visit(tab, context);
    attempted('page', undefined);
  } catch (error) {
    attempted('page', String(error).split('\n')[0]);
  } finally {
    await tab.close();
    await context.close();
  }
}

function cookie(name: string, value: string) {
  return { name, value, url: plan.origin, httpOnly: true };
}
