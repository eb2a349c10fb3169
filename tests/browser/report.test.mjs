// Opens reports in a real browser: nothing leaves the page, nothing runs, nothing is cut off.
//
// PARALLAX_REPORTS: report files to open, separated by colons; without it the reports are made
// by PARALLAX_BIN (target/release/parallax) from stories/ and from a hostile article.
// PARALLAX_HOSTILE and PARALLAX_SUMMARY name such reports where there is no program to make them.
// CHROMIUM: the browser's executable (/usr/bin/chromium).

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import { hostile, reports, summary } from './reports.mjs';

const ARGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 360, height: 780 };
// Text width of a sheet between the margins of the style sheet (14 mm), in CSS pixels.
const SHEETS = { A4: Math.floor((210 - 28) * 96 / 25.4), Letter: Math.floor((215.9 - 28) * 96 / 25.4) };

let browser;
before(async () => {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  browser = await chromium.launch({ executablePath, args: ARGS });
});
after(() => browser?.close());

// A page that counts what it must not do.
async function open(file, options = {}) {
  const { isOpen = false, ...context } = { viewport: WIDE, bypassCSP: false, ...options };
  const page = await (await browser.newContext(context)).newPage();
  const faults = [];
  page.on('console', message => { if (message.type() !== 'log') faults.push(message.text()); });
  page.on('pageerror', error => faults.push(String(error)));
  page.on('dialog', dialog => { faults.push(`dialog ${dialog.message()}`); dialog.dismiss(); });
  await page.route('**', route => {
    const url = route.request().url();
    if (url === `file://${file}`) return route.continue();
    faults.push(`request ${url}`);
    return route.abort();
  });
  await page.goto(`file://${file}`);
  if (isOpen) await page.$$eval('details', all => all.forEach(it => { it.open = true; }));
  return { page, faults, close: () => page.context().close() };
}

// Elements with text of their own that stick out of the page to the right or left.
const outside = width => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim() || node.parentElement.closest('.vh, .skip, script, style')) continue;
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.right > width + 1 || box.left < -1) found.push(`${node.data.trim().slice(0, 60)} (${Math.round(box.right)})`);
    }
  }
  return found;
};

for (const file of reports()) {
  describe(file.split('/').pop(), () => {
    it('is quiet and asks for nothing', async () => {
      const { page, faults, close } = await open(file, { isOpen: true });
      await page.evaluate(() => new Promise(done => setTimeout(done, 100)));
      if (await page.locator('#open-all').count()) await page.click('#open-all');
      assert.deepEqual(faults, []);
      await close();
    });

    // A narrow page lays the same words out anew, a dark one only colours them, and the published
    // one has the colours of the whole one: each state is asked what the others cannot show.
    const states = [['light', WIDE, false], ['light', NARROW, true]];
    if (!file.endsWith('published.html')) states.push(['light', WIDE, true], ['dark', WIDE, true]);
    for (const [colorScheme, viewport, isOpen] of states) {
      it(`is accessible: ${colorScheme}, ${viewport.width} px, ${isOpen ? 'open' : 'closed'}`, async () => {
        const { page, close } = await open(file, { viewport, colorScheme, isOpen });
        const axe = new AxeBuilder({ page });
        if (colorScheme === 'dark') axe.withRules(['color-contrast']);
        if (viewport === NARROW) axe.disableRules(['color-contrast']);
        const { violations } = await axe.analyze();
        const found = violations.map(it => `${it.id}: ${it.nodes.slice(0, 3).map(n => n.html).join(' | ')}`);
        assert.deepEqual(found, []);
        await close();
      });
    }

    for (const viewport of [WIDE, NARROW]) {
      it(`does not scroll sideways at ${viewport.width} px`, async () => {
        const { page, close } = await open(file, { viewport, isOpen: true });
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= viewport.width, `${width} px`);
        await close();
      });
    }

    it('has links that arrive, inside closed passages too', async () => {
      const { page, close } = await open(file);
      const missing = await page.$$eval('a[href^="#"]', all =>
        all.map(it => it.hash.slice(1)).filter(id => !document.getElementById(id)));
      assert.deepEqual(missing, []);
      const double = await page.$$eval('[id]', all => all.map(it => it.id).filter((id, at, ids) => ids.indexOf(id) !== at));
      assert.deepEqual(double, []);
      const chip = page.locator('a.chip').first();
      if (await chip.count()) {
        const target = (await chip.getAttribute('href')).slice(1);
        await chip.click();
        assert.ok(await page.locator(`[id="${target}"]`).isVisible());
      }
      await close();
    });

    it('opens what a speaker says, and shows whose words by the edge', async () => {
      const { page, close } = await open(file);
      const table = page.locator('table.speakers');
      if (await table.count()) {
        const cell = table.locator('td a').first();
        const heading = page.locator(`[id="${(await cell.getAttribute('href')).slice(1)}"]`);
        assert.ok(!(await heading.isVisible()));
        await cell.click();
        assert.ok(await heading.isVisible());
      }
      // One edge a voice: solid in quotation marks, dashed where reported, dotted inside.
      const edges = await page.$$eval('.chip .seg', all => all.map(it =>
        `${it.classList[1]} ${getComputedStyle(it).borderTopStyle}`));
      const expected = ['narrator solid', 'headline solid', 'quoted solid', 'reported dashed', 'embedded dotted'];
      assert.deepEqual([...new Set(edges)].filter(it => !expected.includes(it)), []);
      // A chip says whose words, to those who do not see the edge too.
      for (const words of await page.locator('.chip').allTextContents()) {
        assert.match(words.trim(), /(own words|in quotation marks|reported|inside a reported sentence|in the headline)$/);
      }
      await close();
    });

    it('gives a chip the colour of its column', async () => {
      const { page, close } = await open(file);
      const wrong = await page.$$eval('td.by .chip .seg', all => all.filter(it =>
        !it.closest('td').classList.contains([...it.classList].find(name => /^s\d$/.test(name)))).length);
      assert.equal(wrong, 0);
      await close();
    });

    it('shows all contrasts on the first screen, of up to six sources', async () => {
      const { page, close } = await open(file);
      const table = page.locator('table.short').first();
      if (await table.count() && (await table.locator('thead th').count()) <= 6) {
        const box = await table.boundingBox();
        assert.ok(box.y + box.height <= 900, `${box.y + box.height} px`);
        const cut = await table.locator('.chip').evaluateAll(all => all.filter(it => it.scrollWidth > it.clientWidth + 1).length);
        assert.equal(cut, 0);
      }
      await close();
    });

    it('keeps up to four sources in columns at 768 px', async () => {
      const { page, close } = await open(file, { viewport: { width: 768, height: 1024 } });
      const table = page.locator('table.short').first();
      if (await table.count() && (await table.locator('thead th').count()) <= 4) {
        assert.equal(await table.locator('tbody tr').first().evaluate(it => getComputedStyle(it).display), 'table-row');
      }
      await close();
    });

    it('links out only to web addresses, and tells them nothing', async () => {
      const { page, close } = await open(file);
      const wrong = await page.$$eval('a:not([href^="#"])', all =>
        all.filter(it => !/^https?:\/\//.test(it.getAttribute('href')) || it.rel !== 'noreferrer noopener').map(it => it.outerHTML));
      assert.deepEqual(wrong, []);
      await close();
    });

    it('is complete without JavaScript', async () => {
      const text = async javaScriptEnabled => {
        const { page, close } = await open(file, { javaScriptEnabled });
        const words = await page.locator('main').textContent();
        await close();
        return words;
      };
      assert.equal(await text(false), await text(true));
    });

    for (const [format, width] of Object.entries(SHEETS)) {
      it(`prints on ${format} with nothing cut off`, async () => {
        const { page, close } = await open(file, { viewport: { width, height: 1000 } });
        await page.emulateMedia({ media: 'print' });
        const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(scrollWidth <= width + 1, `${scrollWidth} px of ${width}`);
        assert.deepEqual(await page.evaluate(outside, width), []);
        const pdf = await page.pdf({ format, printBackground: false });
        assert.ok(pdf.length > 10_000);
        await close();
      });
    }
  });
}

const sheet = summary();
describe('--print summary', { skip: !sheet }, () => {
  for (const format of Object.keys(SHEETS)) {
    it(`is one sheet of ${format}`, async () => {
      const { page, close } = await open(sheet);
      const pdf = (await page.pdf({ format })).toString('latin1');
      assert.equal(pdf.match(/\/Type \/Page\b/g).length, 1);
      await close();
    });
  }
});

const file = hostile();
describe('a hostile article', { skip: !file }, () => {
  it('shows as text and runs nothing', async () => {
    const { page, faults, close } = await open(file, { isOpen: true });
    const text = await page.locator('body').innerText();
    for (const words of ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '{{ 7*7 }}', '{% raw %}', '⟨U+202E⟩']) {
      assert.ok(text.includes(words), words);
    }
    assert.ok(!/[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/.test(text));
    assert.equal(await page.locator('img, iframe, object, embed, link, [style], [onclick], [onerror]').count(), 0);
    // Our own script, and the data block that says what the report was made from.
    assert.equal(await page.locator('script').count(), 2);
    assert.equal(await page.locator('script:not([type="application/json"])').count(), 1);
    assert.ok(!(await page.locator('#provenance').textContent()).includes('<'));
    assert.equal(await page.locator('a[href^="javascript" i]').count(), 0);
    assert.deepEqual(faults, []);
    await close();
  });

  it('could not run a script if one got in', async () => {
    const { page, faults, close } = await open(file);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
    });
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.ok(faults.some(it => it.includes('Content Security Policy')));
    await close();
  });
});
