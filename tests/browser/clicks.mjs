// Clicks and types at random on the pages of `parallax serve`, with a seed; fails where the
// program ends, a page has a fault, a change that was said to be saved is gone, or memory grows.
//
// node clicks.mjs [--seconds N] [--seed N]

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { ARGS, TELLINGS, begin, enter, serve } from './serve.mjs';

const option = (name, usual) => Number(process.argv[process.argv.indexOf(`--${name}`) + 1] || usual);
const seconds = process.argv.includes('--seconds') ? option('seconds') : 60;
let state = process.argv.includes('--seed') ? option('seed') : 1;
const random = n => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state % n; };
const WORDS = ['walkout', 'strike', 'the crews', 'Ada Tamm', '“', '<b>', '', 'x'.repeat(400), 'Orlo Lines', '2025-03-10', '{{ 1 }}', 'Ärger', '0'];

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ARGS });
const server = await serve();
const { page, faults } = await enter(browser, server);
await begin(page, TELLINGS.slice(0, 3));
const memory = () => Number(readFileSync(`/proc/${server.pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1]);
const address = page.url().split('/articles')[0];
// A click before may still lead somewhere else.
const home = async () => {
  for (let k = 0; k < 5; k += 1) {
    const failed = await page.goto(`${address}/articles`, { waitUntil: 'domcontentloaded', timeout: 120_000 }).catch(error => error);
    if (!(failed instanceof Error)) return;
  }
  assert.fail('the articles cannot be opened');
};
const end = Date.now() + seconds * 1000;
let n = 0;
let early;
while (Date.now() < end) {
  n += 1;
  const fields = page.locator('main input:visible:not([type=file]), main textarea:visible');
  const n_fields = await fields.count();
  for (let k = 0; n_fields && k < 3; k += 1) {
    const field = fields.nth(random(n_fields));
    const kind = await field.getAttribute('type', { timeout: 2000 }).catch(() => null);
    if (kind === 'checkbox') await field.click({ timeout: 2000 }).catch(() => {});
    else await field.fill(WORDS[random(WORDS.length)], { timeout: 2000 }).catch(() => {});
  }
  const targets = page.locator('main button:visible:enabled, .bar a:visible, .bar button:visible:enabled, main summary:visible');
  const n_targets = await targets.count();
  if (n_targets) await targets.nth(random(n_targets)).click({ timeout: 3000 }).catch(() => {});
  if (random(12) === 0) await page.goBack({ timeout: 3000 }).catch(() => {});
  if (!page.url().startsWith(address) || random(40) === 0) await home();
  // A telling is added now and then: what says “added” must be there.
  if (random(15) === 0) {
    await home();
    const n_before = await page.locator('.article').count();
    if (n_before < 12) {
      await page.locator('#add-text').fill(TELLINGS[random(TELLINGS.length)][2]);
      await page.locator('#add-source').fill(`Source ${n}`);
      await page.locator('form.add .main-button').click();
      await page.locator('summary', { hasText: `Source ${n}` }).first().waitFor({ timeout: 120_000 });
      await page.reload({ waitUntil: 'domcontentloaded', timeout: 120_000 });
      assert.equal(await page.locator('summary', { hasText: `Source ${n}` }).count(), 1, 'an edit is lost');
    }
  }
  assert.ok(!server.hasEnded(), 'the program ended');
  assert.deepEqual(faults, []);
  if (!early && Date.now() > end - seconds * 700) early = memory();
}
const late = memory();
console.log(`${n} steps in ${seconds} s, seed given; memory ${early} KB, then ${late} KB`);
assert.ok(late < early * 1.5 + 20_000, 'memory grows');
await browser.close();
server.stop();
