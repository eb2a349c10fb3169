// `parallax serve` in a real browser: from an empty page to a printed report and a lesson.
//
// PARALLAX_SERVE: the program, built with its feature `serve` (target/debug/parallax).
// CHROMIUM: the browser's executable (/usr/bin/chromium).

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import { ARGS, BIN, TELLINGS, begin, enter, paste, point, serve } from './serve.mjs';

let browser, server;
before(async () => {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  // Names of the web that lead to this machine, as a hostile resolver would have it.
  browser = await chromium.launch({ executablePath, args: [...ARGS, '--host-resolver-rules=MAP rebound.example 127.0.0.1'] });
  server = await serve();
});
after(async () => { await browser?.close(); server?.stop(); });

const story = page => page.url().split('/story/')[1].split('/')[0];

describe('a newcomer', () => {
  it('comes from an empty page to a report and a lesson', async () => {
    const { page, faults, close } = await enter(browser, server);
    await begin(page, [TELLINGS[0]]);
    assert.match(await page.locator('.notice').innerText(), /second source is missing/);
    for (const telling of TELLINGS.slice(1)) await paste(page, telling);
    assert.equal(await page.locator('.notice').count(), 0);
    const report = page.frameLocator('iframe.report');
    await report.locator('#in-short').waitFor({ timeout: 20_000 });
    assert.match(await report.locator('body').innerText(), /Harbour Post/);
    // What was left out is shown, and comes back.
    await page.locator('summary', { hasText: 'Harbour Post' }).click();
    assert.match(await page.locator('.gone s').innerText(), /Ten beaches/);
    await page.getByRole('button', { name: 'Keep this line' }).click();
    await page.locator('.kept', { hasText: 'Ten beaches' }).waitFor();
    await page.getByRole('button', { name: /^Undo/ }).click();
    await page.locator('.gone s').waitFor();
    // The report by itself is the one that the command writes, and prints.
    const key = story(page);
    const [alone] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('link', { name: /Open the report/ }).click()]);
    await alone.locator('#in-short').waitFor();
    const pdf = await alone.pdf({ format: 'A4' });
    assert.ok(pdf.length > 10_000);
    const bytes = await (await page.request.get(`${server.origin}/story/${key}/report`, { headers: { Origin: server.origin } })).body();
    const out = join(server.folder, 'compared.html');
    execFileSync(BIN, ['-q', 'compare', join(server.folder, key, 'story.toml'), '-o', out]);
    assert.ok(bytes.equals(readFileSync(out)));
    await page.bringToFront();
    await page.getByRole('link', { name: 'Lesson' }).click();
    await page.frameLocator('iframe[title^="Sheet"]').locator('h1').first().waitFor({ timeout: 20_000 });
    const sheet = await page.frameLocator('iframe[title^="Sheet"]').locator('body').innerText();
    for (const [source] of TELLINGS) assert.ok(!sheet.includes(source), source);
    assert.match(await page.frameLocator('iframe[title^="Key"]').locator('body').innerText(), /Harbour Post/);
    await page.getByRole('link', { name: 'Take along' }).click();
    for (const name of ['The report', 'The figures as a table', 'The story itself']) {
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name, exact: true }).click()]);
      assert.ok(readFileSync(await file.path()).length > 500, name);
    }
    assert.deepEqual(faults, []);
    await close();
  });

  it('reads the pages in German', async () => {
    const { page, faults, close } = await enter(browser, server, { locale: 'de-AT' });
    assert.equal(await page.getAttribute('html', 'lang'), 'de');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Stories', exact: true }).waitFor();
    assert.deepEqual(faults, []);
    await close();
  });
});

describe('names', () => {
  it('are given by pointing, and taken back', async () => {
    const { page, faults, close } = await enter(browser, server);
    await begin(page, TELLINGS.slice(0, 3), 'Names');
    await page.getByRole('link', { name: 'Names' }).click();
    await point(page, 'walkout');
    assert.equal(await page.getByLabel('These words').inputValue(), 'walkout');
    await page.getByLabel('name the same thing as').fill('the dispute');
    await page.getByRole('button', { name: 'What would they match?' }).click();
    const preview = page.locator('#preview');
    await preview.waitFor();
    assert.match(await preview.innerText(), /\b4 places/i);
    await page.getByRole('button', { name: 'Put on the list' }).first().click();
    await page.locator('.counts th', { hasText: 'walkout' }).waitFor();
    await point(page, 'strike');
    await page.getByLabel('name the same thing as').fill('the dispute');
    await page.getByRole('button', { name: 'Put on the list' }).first().click();
    await page.locator('.counts th', { hasText: 'strike' }).waitFor();
    const rows = await page.locator('.counts tbody tr').allInnerTexts();
    assert.match(rows.find(it => it.includes('walkout')), /walkout\s+Strike\s+3\s+0\s+1/);
    await page.keyboard.press('Escape');
    await page.locator('h1').click();
    await page.keyboard.press('Control+z');
    await page.locator('.counts th', { hasText: 'strike' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Redo' }).click();
    await page.locator('.counts th', { hasText: 'strike' }).waitFor();
    await page.getByRole('link', { name: 'Articles' }).click();
    await page.frameLocator('iframe.report').getByText('the dispute').first().waitFor({ timeout: 20_000 });
    assert.deepEqual(faults, []);
    await close();
  });

  it('are whole words, and both go on the list', async () => {
    const { page, faults, close } = await enter(browser, server);
    await begin(page, TELLINGS.slice(0, 3), 'Both names');
    await page.getByRole('link', { name: 'Names' }).click();
    await point(page, 'alkou');
    assert.equal(await page.getByLabel('These words').inputValue(), 'walkout');
    await page.getByLabel('name the same thing as').focus();
    await point(page, 'strik');
    assert.equal(await page.getByLabel('These words').inputValue(), 'walkout');
    assert.equal(await page.getByLabel('name the same thing as').inputValue(), 'strike');
    await page.getByRole('button', { name: 'Put on the list' }).first().click();
    for (const name of ['walkout', 'strike']) await page.locator('.counts tbody th[scope=row]', { hasText: name }).waitFor();
    // Undo by keys, where nothing is being typed.
    await page.getByLabel('These words').focus();
    await page.keyboard.press('Control+z');
    await page.locator('.counts').waitFor({ state: 'detached' });
    // The form stays in sight beside the last article.
    await page.locator('#texts section').last().scrollIntoViewIfNeeded();
    assert.ok(await page.getByLabel('These words').evaluate(it => it.getBoundingClientRect().top >= 0));
    assert.deepEqual(faults, []);
    await close();
  });

  it('need no pointer', async () => {
    const { page, faults, close } = await enter(browser, server);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
    await page.getByLabel('What is it about?').focus();
    await page.keyboard.type('Keys');
    await page.keyboard.press('Enter');
    await page.getByLabel('Paste its text here').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'add-text');
    for (const [source, date, text] of TELLINGS.slice(0, 2)) {
      await page.getByLabel('Paste its text here').focus();
      await page.keyboard.insertText(text);
      await page.keyboard.press('Tab');
      await page.keyboard.type(source);
      await page.keyboard.press('Tab');
      await page.keyboard.type(date);
      await page.keyboard.press('Enter');
      await page.locator('summary', { hasText: source }).waitFor();
    }
    await page.getByRole('link', { name: 'Names' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('These words').focus();
    await page.keyboard.type('strike');
    await page.keyboard.press('Tab');
    await page.keyboard.type('the dispute');
    await page.keyboard.press('Enter');
    await page.locator('.counts th', { hasText: 'strike' }).waitFor();
    await page.getByRole('button', { name: 'Strike: strike' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.counts').waitFor({ state: 'detached' });
    assert.deepEqual(faults, []);
    await close();
  });
});

describe('what was begun', () => {
  it('stays, and is shown at once', async () => {
    const { page, faults, close } = await enter(browser, server);
    await begin(page, TELLINGS.slice(0, 2), 'Begun');
    await page.getByRole('link', { name: 'Draft' }).click();
    await page.getByLabel('Your draft').fill('The ferry crews walked out.');
    await page.getByRole('link', { name: 'Lesson' }).click();
    await page.getByLabel('Who calls it what?').check();
    await page.waitForURL(/type=naming/);
    assert.match(await page.locator('iframe[title^="Sheet"]').getAttribute('src'), /type=naming/);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'type-naming');
    await page.getByRole('link', { name: 'Draft' }).click();
    assert.equal(await page.getByLabel('Your draft').inputValue(), 'The ferry crews walked out.');
    assert.deepEqual(faults, []);
    await close();
  });

  it('is asked for where it is missing', async () => {
    const { page, close } = await enter(browser, server);
    await begin(page, [], 'Missing');
    await page.getByLabel('Paste its text here').fill(TELLINGS[0][2]);
    await page.locator('form.add').getByLabel('Date', { exact: true }).fill('last Wednesday');
    await page.getByRole('button', { name: 'Add the article' }).click();
    await page.getByText('“last Wednesday” is no date').waitFor();
    await page.locator('form.add').getByLabel('Date', { exact: true }).fill('12 March 2025');
    await page.getByRole('button', { name: 'Add the article' }).click();
    await page.getByText('Who printed “article”?').waitFor();
    await close();
  });
});

describe('what is wrong', () => {
  it('is put right by hand, and said in the report', async () => {
    const { page, faults, close } = await enter(browser, server);
    await begin(page, TELLINGS.slice(0, 2), 'Corrections');
    await page.getByRole('link', { name: 'Whose words' }).click();
    await point(page, 'The walkout hit eleven islands');
    await page.getByLabel('are said by').fill('Ada Tamm');
    await page.getByLabel(/^Why/).fill('It is hers.');
    await page.getByRole('button', { name: 'Save the correction' }).click();
    await page.locator('.made li', { hasText: 'Ada Tamm' }).waitFor();
    assert.match(readFileSync(join(server.folder, story(page), 'corrections.toml'), 'utf8'), /start = \d\d/);
    await page.getByRole('link', { name: 'Articles' }).click();
    const report = page.frameLocator('iframe.report');
    await report.locator('#corrections').waitFor({ state: 'attached', timeout: 20_000 });
    assert.match(await report.locator('#corrections').evaluate(it => it.textContent), /now attributed to Ada Tamm.*It is hers/s);
    assert.deepEqual(faults, []);
    await close();
  });

  it('is asked where two windows change one story', async () => {
    const { page, context, close } = await enter(browser, server);
    await begin(page, TELLINGS.slice(0, 1), 'Windows');
    const other = await context.newPage();
    await other.goto(page.url());
    await paste(other, TELLINGS[1]);
    await page.getByLabel('Paste its text here').fill(TELLINGS[2][2]);
    await page.locator('form.add').getByLabel('Printed by').fill(TELLINGS[2][0]);
    await page.getByRole('button', { name: 'Add the article' }).click();
    await page.getByText('changed in another window').waitFor();
    assert.equal(await page.locator('form.add').getByLabel('Printed by').inputValue(), TELLINGS[2][0]);
    await page.getByRole('button', { name: 'Save mine all the same' }).click();
    for (const at of [0, 1, 2]) await page.locator('summary', { hasText: TELLINGS[at][0] }).waitFor();
    await close();
  });
});

describe('a draft', () => {
  it('is looked at, and suggestions are put in', async () => {
    const { page, faults, close } = await enter(browser, server);
    await begin(page, TELLINGS.slice(0, 2), 'Draft');
    await page.getByRole('link', { name: 'Draft' }).click();
    await page.getByLabel('Your draft').fill('Troops near Kiev\n\nThe so-called army left Kiev on Monday.\n');
    await page.getByLabel('the house style ap').check();
    await page.getByRole('button', { name: 'Look at it' }).click();
    await page.locator('.findings li').first().waitFor();
    const write = page.getByRole('button', { name: 'Write “Kyiv”' }).first();
    await write.click();
    await page.locator('#draft').filter({ hasText: 'Kyiv' }).waitFor();
    assert.deepEqual(faults, []);
    await close();
  });
});

describe('files', () => {
  it('are chosen and dropped', async () => {
    const { page, faults, close } = await enter(browser, server);
    await begin(page, [], 'Files');
    const files = [
      ['rain.txt', 'text/plain', 'Rain Over Orlo\n\nIt rained in Orlo on Monday, and the river rose.\n'],
      ['sun.md', 'text/markdown', '# Sun over Orlo\n\nThe sun shone on Orlo on Tuesday.\n'],
      ['two.csv', 'text/csv', 'source,title,text\nAsh,Snow,It snowed in Orlo.\nElm,Hail,It hailed in Orlo.\n'],
    ].map(([name, mimeType, text]) => ({ name, mimeType, buffer: Buffer.from(text) }));
    await page.setInputFiles('#files', files);
    await page.locator('.article').nth(3).waitFor();
    const data = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(['Wind Over Orlo\n\nThe wind blew over Orlo.\n'], 'wind.txt', { type: 'text/plain' }));
      data.items.add(new File(['nothing'], 'picture.png', { type: 'image/png' }));
      return data;
    });
    await page.dispatchEvent('main', 'drop', { dataTransfer: data });
    await page.locator('.article').nth(4).waitFor();
    await page.locator('[role=status] .wrong', { hasText: 'picture.png' }).waitFor();
    assert.deepEqual(faults, []);
    await close();
  });
});

describe('a long run', () => {
  it('says how far it is, and stops', async () => {
    const { page, faults, close } = await enter(browser, server);
    await begin(page, [], 'Long');
    const row = n => `Source ${n % 7},${Array.from({ length: 260 }, (_, k) => `The crew of ship ${n} met Ada Tamm on pier ${k} and said that rain would fall`).join('. ')}.`;
    const table = `source,text\n${Array.from({ length: 60 }, (_, n) => row(n)).join('\n')}\n`;
    await page.setInputFiles('#files', { name: 'many.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await page.locator('.work').waitFor({ state: 'visible', timeout: 30_000 });
    await page.locator('.work button').click();
    await page.locator('#main').waitFor();
    await page.frameLocator('iframe.report').getByText('This was stopped').or(page.frameLocator('iframe.report').locator('#in-short')).first().waitFor({ timeout: 60_000 });
    assert.deepEqual(faults, []);
    await close();
  });
});

describe('the pages', () => {
  let key;
  before(async () => {
    const { page, close } = await enter(browser, server);
    await begin(page, TELLINGS.slice(0, 2), 'Axe');
    key = story(page);
    await close();
  });
  for (const [name, options] of [
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 360, height: 780 } }],
  ]) {
    it(`are free of what axe finds, ${name}`, async () => {
      const { page, faults, close } = await enter(browser, server, options);
      for (const address of ['', 'articles', 'names?name=strike', 'voices', 'lesson', 'review', 'export', 'none'].map(it => it && `story/${key}/${it}`)) {
        await page.goto(`${server.origin}/${address}`);
        // Reports and lessons have tests of their own.
        await page.$$eval('details', all => all.forEach(it => { it.open = true; }));
        const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
        assert.deepEqual(violations.map(it => `${address}: ${it.id} ${it.nodes[0].html.slice(0, 120)}`), []);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
        assert.ok(!wide, `${address} is wider than the window`);
      }
      assert.deepEqual(faults, []);
      await close();
    });
  }
});

describe('other pages of the web', () => {
  it('read and change nothing', async () => {
    const { page, context, close } = await enter(browser, server);
    await begin(page, TELLINGS.slice(0, 1), 'Alone');
    const key = story(page);
    const page_ = `<!doctype html><iframe src="${server.origin}/story/${key}/articles"></iframe><form id="f" method="post" action="${server.origin}/stories"><input name="title" value="evil"></form>`;
    const evil = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(page_));
    await new Promise(done => evil.listen(0, '127.0.0.1', done));
    const other = await context.newPage();
    // The same machine and another port: the cookie goes along only where sites are the same.
    await other.goto(`http://127.0.0.1:${evil.address().port}/`);
    const read = await other.evaluate(url => fetch(url, { credentials: 'include' }).then(it => it.text(), () => 'refused'), `${server.origin}/`);
    assert.equal(read, 'refused');
    const [answer] = await Promise.all([other.waitForNavigation(), other.evaluate(() => document.getElementById('f').submit())]);
    assert.equal(answer.status(), 403);
    // A name that leads here now.
    const port = new URL(server.origin).port;
    const rebound = await other.goto(`http://rebound.example:${port}/`);
    assert.equal(rebound.status(), 403);
    await page.goto(server.origin);
    assert.equal(await page.getByText('evil').count(), 0);
    evil.close();
    await close();
  });
});
