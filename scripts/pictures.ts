import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { serve } from '@allurereport/static-server';
import Convert from 'ansi-to-html';
import { type Browser, chromium } from 'playwright';
import { childEnvironment, readSettings } from '../fixtures/settings.ts';
import { provideBrowser } from '../fixtures/stack/provisioning/browser.ts';

/** Makes the README's pictures from a real run: the terminal, and the report. */
const directory = 'docs/images';
const progress = (line: string) => process.stdout.write(`${line}\n`);

const shown = await runInColour(process.argv.slice(2));
const { executable } = await provideBrowser(readSettings(), progress, new AbortController().signal);
const browser = await chromium.launch({
  args: ['--no-sandbox'],
  ...(executable ? { executablePath: executable } : {}),
});
await pictureOfTerminal(browser, shown);
await pictureOfReport(browser);
await browser.close();

async function runInColour(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['scripts/conformance.ts', ...args], {
    env: childEnvironment({ FORCE_COLOR: '1' }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return `$ npm run conformance -- ${args.join(' ')}\n\n${await text(child.stdout)}`;
}

async function pictureOfTerminal(browser: Browser, output: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1100, height: 400 } });
  const html = new Convert({ fg: '#ddd', bg: '#1b1e24', escapeXML: true }).toHtml(output);
  await page.setContent(
    `<body style="margin:0;background:#1b1e24;color:#ddd"><pre style="margin:0;padding:20px;font:14px/1.4 monospace;white-space:pre-wrap">${html}</pre></body>`,
  );
  await page.screenshot({ path: `${directory}/terminal.png`, fullPage: true });
}

async function pictureOfReport(browser: Browser): Promise<void> {
  const server = await serve({ servePath: 'reports/out/allure-report' });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`http://localhost:${server.port}/`, { waitUntil: 'networkidle' });
  await page.screenshot({ path: `${directory}/report.png` });
  await server.stop();
}
