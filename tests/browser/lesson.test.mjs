// Opens lessons in a real browser: sheet, key and screens are accessible, print whole, and
// the sheet names no source, in its text or in its markup.
//
// PARALLAX_BIN: the program (target/release/parallax). CHROMIUM: the browser (/usr/bin/chromium).
// PARALLAX_ARTICLES: files to make the lesson from instead of the sample story, by colons.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { chromium } from 'playwright-core';

const ROOT = resolve(import.meta.dirname, '../..');
const BIN = process.env.PARALLAX_BIN ?? join(ROOT, 'target/release/parallax');
const STORY = join(ROOT, 'stories/ceasefire-talks/story.toml');
const ARTICLES = process.env.PARALLAX_ARTICLES?.split(':') ?? [STORY];
const ARGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
// Text width between the margins of the style sheet (15 mm), in CSS pixels.
const SHEETS = { A4: Math.floor((210 - 30) * 96 / 25.4), Letter: Math.floor((215.9 - 30) * 96 / 25.4) };

const DIR = mkdtempSync(join(tmpdir(), 'parallax-lesson-'));
const files = Object.fromEntries(['sheet', 'key', 'screens', 'quiz', 'large'].map(it => [it, join(DIR, `${it}.html`)]));

let browser;
before(async () => {
  execFileSync(BIN, ['lesson', ...ARTICLES, '--minutes', '200', '--level', '10-12', '-q',
    '-o', files.sheet, '--key', files.key, '--projector', files.screens, '--screen', files.quiz]);
  execFileSync(BIN, ['lesson', ...ARTICLES, '--minutes', '90', '--large-print', '-q', '-o', files.large, '--key', files.key + '2.html']);
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGS });
});
after(() => browser?.close());

async function open(file, context = {}) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...context })).newPage();
  const faults = [];
  page.on('console', message => faults.push(message.text()));
  await page.route('**', route => {
    if (route.request().url() === `file://${file}`) return route.continue();
    faults.push(route.request().url());
    return route.abort();
  });
  await page.goto(`file://${file}`);
  return { page, faults, close: () => page.context().close() };
}

// Words that stick out of the page.
const outside = width => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim()) continue;
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.right > width + 1 || box.left < -1) found.push(`${node.data.trim().slice(0, 60)} (${Math.round(box.right)})`);
    }
  }
  return found;
};

for (const name of ['sheet', 'key', 'screens', 'quiz']) {
  describe(name, () => {
    for (const width of [1280, 360]) {
      it(`is accessible and quiet at ${width} px`, async () => {
        const { page, faults, close } = await open(files[name], { viewport: { width, height: 900 } });
        await page.$$eval('details', all => all.forEach(it => { it.open = true; }));
        const { violations } = await new AxeBuilder({ page }).analyze();
        assert.deepEqual(violations.map(it => `${it.id}: ${it.nodes.slice(0, 3).map(n => n.html).join(' | ')}`), []);
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(sideways <= width, `${sideways} px`);
        assert.deepEqual(faults, []);
        await close();
      });
    }

    for (const [format, width] of Object.entries(SHEETS)) {
      it(`prints on ${format} with nothing cut off`, async () => {
        const { page, close } = await open(files[name], { viewport: { width, height: 1000 } });
        await page.emulateMedia({ media: 'print' });
        assert.deepEqual(await page.evaluate(outside, width), []);
        const pdf = await page.pdf({ format, printBackground: false });
        assert.ok(pdf.length > 5_000);
        await close();
      });
    }
  });
}

describe('the numbered lines', () => {
  for (const [format, width] of Object.entries(SHEETS)) {
    it(`are each one line on ${format}`, async () => {
      const { page, close } = await open(files.sheet, { viewport: { width, height: 1000 } });
      await page.emulateMedia({ media: 'print' });
      const broken = await page.$$eval('.lines li', all =>
        all.filter(it => it.getBoundingClientRect().height > 1.5 * parseFloat(getComputedStyle(it).lineHeight)).map(it => it.textContent));
      assert.deepEqual(broken, []);
      await close();
    });
  }

  it('count on from text to text', async () => {
    const { page, close } = await open(files.sheet);
    const numbers = await page.$$eval('.lines li', all => all.map(it => it.value));
    assert.deepEqual(numbers, numbers.map((_, at) => at + 1));
    await close();
  });
});

describe('the sheet', { skip: ARTICLES[0] !== STORY }, () => {
  const sources = ['Halvorn', 'Fennmoor', 'Eastmark', 'Ravensholt', 'Courrier', 'Valombre', 'Ledger', 'Quillfeather', '2025', '://', 'story.toml', 'seed'];

  it('holds no source, day or address in its bytes', () => {
    const bytes = readFileSync(files.sheet, 'utf8');
    assert.deepEqual(sources.filter(it => bytes.includes(it)), []);
  });

  it('has no comment, script, link or data', async () => {
    const { page, close } = await open(files.sheet);
    assert.equal(await page.locator('script, a, img, link, input, details, [hidden], [title]').count(), 0);
    const names = await page.$$eval('body *', all => [...new Set(all.flatMap(it => it.getAttributeNames()))].sort());
    assert.deepEqual(names, ['aria-label', 'aria-labelledby', 'class', 'id', 'role', 'scope', 'tabindex', 'value']);
    assert.ok(!readFileSync(files.sheet, 'utf8').includes('<!--'));
    await close();
  });
});

describe('the screens', () => {
  it('open their answers without JavaScript', async () => {
    const { page, close } = await open(files.screens, { javaScriptEnabled: false });
    const first = page.locator('details').first();
    assert.equal(await first.locator('p').isVisible(), false);
    await first.locator('summary').click();
    assert.ok(await first.locator('p').isVisible());
    await close();
  });
});

describe('the quiz', () => {
  it('is answered and marked by keyboard alone', async () => {
    const { page, faults, close } = await open(files.quiz);
    const sets = page.locator('fieldset:not([data-answer="open"])');
    const n = await sets.count();
    assert.ok(n >= 6, `${n} questions`);
    const at = () => page.evaluate(() => {
      const it = document.activeElement;
      return { tag: it.tagName, type: it.type, id: it.closest?.('fieldset')?.dataset.id };
    });
    const seen = new Map();
    // Each Tab goes on: to the options of a question, its button, the next question.
    for (let step = 0; step < 40 * n; step += 1) {
      await page.keyboard.press('Tab');
      const now = await at();
      if (now.tag === 'BODY') break;
      if (!now.id) continue;
      if (now.tag === 'INPUT' && !seen.has(now.id)) {
        await page.keyboard.press('Space');
        seen.set(now.id, 'chosen');
      } else if (now.tag === 'BUTTON') {
        await page.keyboard.press('Enter');
        seen.set(now.id, 'checked');
      }
    }
    assert.deepEqual([...seen.values()].filter(it => it === 'checked').length, n);
    const said = await sets.locator('output').allTextContents();
    assert.ok(said.every(it => it.trim()), said.join(' | '));
    assert.match(await page.locator('#score').textContent(), /\d/);
    assert.deepEqual(faults, []);
    await close();
  });

  it('says right for what is right, and wrong for the rest', async () => {
    const { page, close } = await open(files.quiz);
    const set = page.locator('fieldset[data-answer="one"]').first();
    const said = [];
    for (const option of await set.locator('input').all()) {
      await option.check();
      await set.locator('button').click();
      said.push(await set.locator('output').textContent());
    }
    const { right, wrong } = await page.locator('#quiz').evaluate(it => ({ ...it.dataset }));
    assert.deepEqual([...new Set(said)].sort(), [right, wrong].sort(), said.join(' | '));
    await close();
  });

  it('shows where the keyboard is', async () => {
    const { page, close } = await open(files.quiz);
    await page.locator('fieldset input').first().focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.notEqual(outline, 'none');
    await close();
  });
});

describe('large print', () => {
  for (const format of ['A4', 'Letter']) {
    it(`fits on three leaves of ${format}, printed on both sides`, async () => {
      const { page, close } = await open(files.large);
      const pdf = await page.pdf({ format, printBackground: false });
      const n = pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g).length;
      assert.ok(n <= 6, `${n} pages`);
      await close();
    });
  }
});
