import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { serve } from '@allurereport/static-server';
import Convert from 'ansi-to-html';
import { type Browser, chromium } from 'playwright';
import { childEnvironment, readSettings } from '../fixtures/settings.ts';
import { forgetKeptStack, recordKeptStack } from '../fixtures/stack/kept-stack.ts';
import { provideBrowser } from '../fixtures/stack/provisioning/browser.ts';
import { startStack } from '../fixtures/stack/start.ts';

/** Makes the pictures of the docs from real runs: a passing one, a failing one, and the report of the failing one. */
const directory = 'docs/images';
const progress = (line: string) => process.stdout.write(`${line}\n`);

/** A full URL where LibreChat expects a path: the mistake behind the failing run. */
const mistake = {
  environment: { GOOGLE_CALLBACK_URL: 'https://chat.example.org/oauth/google/callback' },
};
/** ANSI colors that are readable on the dark background, by number. */
const colors = { 1: '#ff6b6b', 2: '#5fd068', 3: '#e5b84b', 5: '#d08fe8' };
const failingArgs = ['--target', 'reference', '--grep', 'oauth.google.redirect-uri-exact'];

const settings = readSettings();
const { executable } = await provideBrowser(settings, progress, new AbortController().signal);
const browser = await chromium.launch({
  args: ['--no-sandbox'],
  ...(executable ? { executablePath: executable } : {}),
});
await pictureOfTerminal(browser, 'passing', await runInColour(process.argv.slice(2)));
await pictureOfTerminal(browser, 'failing', await runMisconfigured());
await pictureOfReport(browser);
await browser.close();

async function runInColour(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['scripts/conformance.ts', ...args], {
    env: childEnvironment({ FORCE_COLOR: '1' }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return `$ npm run conformance${args.length > 0 ? ' -- ' : ''}${args.join(' ')}\n\n${await text(child.stdout)}`;
}

async function runMisconfigured(): Promise<string> {
  const { signal } = new AbortController();
  await using stack = await startStack('reference', settings, progress, signal, { fault: mistake });
  recordKeptStack('reference', settings, stack.description);
  try {
    return await runInColour(failingArgs);
  } finally {
    forgetKeptStack('reference', settings);
  }
}

async function pictureOfTerminal(browser: Browser, name: string, output: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1100, height: 200 } });
  const html = new Convert({ fg: '#ddd', bg: '#1b1e24', colors, escapeXML: true }).toHtml(output);
  await page.setContent(
    `<body style="margin:0;background:#1b1e24;color:#ddd"><pre style="margin:0;padding:20px;font:14px/1.4 monospace;white-space:pre-wrap">${html}</pre></body>`,
  );
  await page.screenshot({ path: `${directory}/${name}.png`, fullPage: true });
}

async function pictureOfReport(browser: Browser): Promise<void> {
  const server = await serve({ servePath: 'reports/out/allure-report' });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`http://localhost:${server.port}/`, { waitUntil: 'networkidle' });
  await page.screenshot({ path: `${directory}/report.png` });
  await server.stop();
}
