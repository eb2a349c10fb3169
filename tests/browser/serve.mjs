// A server of the pages, and a browser that is let in.

import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
export const BIN = process.env.PARALLAX_SERVE ?? join(ROOT, 'target/debug/parallax');
export const ARGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** Starts the program on a new folder; gives the address that it prints. */
export async function serve(folder = mkdtempSync(join(tmpdir(), 'parallax-serve-'))) {
  const child = spawn(BIN, ['serve', '--no-open', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let ended = false;
  child.on('exit', () => { ended = true; });
  const address = await new Promise((done, fail) => {
    let said = '';
    child.stdout.on('data', piece => {
      said += piece;
      const found = said.match(/http:\S+/);
      if (found) done(found[0]);
    });
    child.on('exit', () => fail(new Error(`the program ended: ${said}`)));
  });
  return { folder, address, origin: new URL(address).origin, pid: child.pid, hasEnded: () => ended, stop: () => child.kill('SIGINT') };
}

/** A page that was let in, and counts what it must not do. */
export async function enter(browser, server, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', ...options });
  const page = await context.newPage();
  const faults = [];
  page.on('console', message => {
    // A browser writes a line for every answer that is not 200; pages show those to their reader.
    if (message.type() === 'error' && /Failed to load resource/.test(message.text())) return;
    if (message.type() !== 'log') faults.push(message.text());
  });
  page.on('pageerror', error => faults.push(String(error)));
  page.on('dialog', dialog => { faults.push(`dialog ${dialog.message()}`); dialog.dismiss(); });
  context.on('request', request => {
    const url = request.url();
    if (!url.startsWith(server.origin) && !url.startsWith('blob:')) faults.push(`request ${url}`);
  });
  await page.goto(server.address);
  return { page, context, faults, close: () => context.close() };
}

/** Five tellings of one story, by outlets that do not exist. */
export const TELLINGS = [
  ['Harbour Post', '2025-03-10', `Ferry Crews Walk Out

The crews of the island ferries began a walkout on Monday. “We stay ashore until they listen, and we will not be bought with a cake,” said Ada Tamm, who leads them.

The walkout hit eleven islands. Some 400 people waited on the quay. The company said the crews had broken their contract.

Mayor Eda Orr said that the islands have food for a week. “Nobody here goes hungry,” she said. The crews voted for the walkout on Friday.

Read more: Ten beaches to see this summer`],
  ['Island Herald', '2025-03-10', `Strike Cripples Ferries

A strike crippled the ferries on Monday and left islanders stranded. The company called the strike reckless. “This harms the old and the sick,” said Per Lund, who runs the company.

Ada Tamm claimed the strike would go on. “We stay ashore until they listen,” she insisted. More than 500 people were left on the quay.

Mayor Eda Orr warned that food could run out within a week. The company said that it has offered talks twice.`],
  ['The Ledger', '2025-03-11', `Ferries Idle as Talks Fail

The ferries lay idle after talks failed. The company said that the walkout costs it two million a day. Per Lund said the crews had broken their contract.

“We stay ashore,” Ada Tamm told reporters. Analysts expect that the company’s shares will fall. Some 400 people waited on the quay.

The crews ask for a second day of rest a week, Tamm said. Lund argued that no rival pays more.`],
  ['Northern Wire', '2025-03-11', `Islands cut off

Eleven islands were cut off on Monday by industrial action. Ada Tamm said the crews want a day of rest. “We will not be bought with a cake,” she added.

The company, Orlo Lines, declined to comment. Eda Orr, the mayor, said that the islands have food for a week.

The crews voted for the action on Friday, according to Tamm.`],
  ['Quay Weekly', '2025-03-12', `What the crews want

The crews want rest. Their walkout is the first in nine years. “We stay ashore until they listen, and we will not be bought with a cake,” Ada Tamm said.

Orlo Lines offered talks, and the crews will hear the offer on Friday. Per Lund admitted that the crews work long days. The company said the crews had broken their contract.

Mayor Eda Orr noted that the islands have food for a week.`],
];

/** Pastes an article into the page of a story. */
export async function paste(page, [source, date, text]) {
  await page.getByLabel('Paste its text here').fill(text);
  const add = page.locator('form.add');
  await add.getByLabel('Printed by').fill(source);
  await add.getByLabel('Date', { exact: true }).fill(date);
  await add.getByRole('button', { name: 'Add the article' }).click();
  await page.locator('summary', { hasText: source }).waitFor();
}

/** Begins a story of tellings. */
export async function begin(page, tellings, title = 'The ferry strike') {
  await page.goto('/', { waitUntil: 'load' }).catch(() => {});
  await page.getByLabel('What is it about?').fill(title);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByLabel('Paste its text here').waitFor();
  for (const telling of tellings) await paste(page, telling);
}

/** Selects words in the articles beside a form, as a pointer does. */
export async function point(page, words) {
  await page.evaluate(words => {
    const walker = document.createTreeWalker(document.getElementById('texts'), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(words);
      if (at < 0) continue;
      getSelection().setBaseAndExtent(node, at, node, at + words.length);
      return;
    }
    throw new Error(`no ${words}`);
  }, words);
}
