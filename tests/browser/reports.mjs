// The reports that the tests open.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const BIN = process.env.PARALLAX_BIN ?? join(ROOT, 'target/release/parallax');
const DIR = mkdtempSync(join(tmpdir(), 'parallax-browser-'));

function compare(name, ...args) {
  const out = join(DIR, name);
  execFileSync(BIN, ['compare', ...args, '-o', out], { stdio: ['ignore', 'inherit', 'inherit'] });
  return out;
}

/** The files to open: those named by PARALLAX_REPORTS, else the sample story, whole and published. */
export function reports() {
  if (process.env.PARALLAX_REPORTS) return process.env.PARALLAX_REPORTS.split(':').map(it => resolve(it));
  const story = join(ROOT, 'stories/ceasefire-talks/story.toml');
  return [
    compare('whole.html', story),
    compare('published.html', story, '--publish'),
    compare('part.html', story, '--part', 'in-short'),
    compare('many.html', ...many()),
  ];
}

/** The sample story of which only the first screen prints. */
export function summary() {
  if (process.env.PARALLAX_SUMMARY) return resolve(process.env.PARALLAX_SUMMARY);
  if (process.env.PARALLAX_REPORTS) return undefined;
  return compare('summary.html', join(ROOT, 'stories/ceasefire-talks/story.toml'), '--print', 'summary');
}

/** Twenty sources. */
function many() {
  return Array.from({ length: 20 }, (_, n) => {
    const town = n % 2 ? 'Kyiv' : 'Kiev';
    const file = join(DIR, `source-${n}.txt`);
    writeFileSync(file, `Rain in ${town}\n\nIt rained in ${town} on Monday. The mayor of ${town} spoke of a “flood”.\n`);
    return file;
  });
}

const HOSTILE = '<script>alert(1)</script> Kyiv "><img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} \u202Edrow\u202C \u2066x\u2069';

/** A report on an article that tries to be more than text; PARALLAX_HOSTILE names one made before. */
export function hostile() {
  if (process.env.PARALLAX_HOSTILE) return resolve(process.env.PARALLAX_HOSTILE);
  if (process.env.PARALLAX_REPORTS) return undefined;
  const head = { source: HOSTILE, title: HOSTILE, url: 'javascript:alert(1)' };
  const front = Object.entries(head).map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join('\n');
  const first = join(DIR, 'hostile.md');
  writeFileSync(first, `---\n${front}\n---\n\nKyiv was calm. ${HOSTILE.replaceAll('<', '\\<')}\n`);
  const second = join(DIR, 'tame.txt');
  writeFileSync(second, 'Kiev Is Calm\n\nKiev was calm on Monday.\n');
  return compare('hostile.html', first, second);
}
