// Comfort only: the page is complete without it.
(() => {
  const all = [...document.querySelectorAll('details')];
  const button = document.getElementById('open-all');
  if (button) {
    const words = [button.textContent, button.dataset.close];
    button.classList.remove('js-only');
    button.addEventListener('click', () => {
      const open = all.some(it => !it.open);
      all.forEach(it => { it.open = open; });
      button.textContent = words[open ? 1 : 0];
    });
  }
  // A mark copies the address of its row; the button beside it, which only a script can serve, its words.
  const copy = (mark, text) => navigator.clipboard?.writeText(text).then(() => {
    mark.classList.add('done');
    setTimeout(() => mark.classList.remove('done'), 2000);
  });
  const parts = ':scope > tr:first-child > *, :scope > header, :scope > .sides > .side';
  const words = row => [...row.querySelectorAll(parts)]
    .map(it => it.innerText.replace(/[¶⧉✓]/g, '').replace(/\s*\n\s*/g, ' ').trim()).filter(it => it).join('\n');
  for (const mark of document.querySelectorAll('a.copy')) {
    const row = mark.closest('tbody, .card');
    const extra = document.createElement('button');
    extra.type = 'button';
    extra.className = 'copy-text';
    extra.setAttribute('aria-label', document.body.dataset.copy);
    extra.title = document.body.dataset.copy;
    extra.addEventListener('click', () => copy(extra, `${words(row)}\n${mark.href}`));
    mark.after(extra);
    mark.addEventListener('click', () => copy(mark, mark.href));
  }
  if (document.body.classList.contains('print-all')) {
    let closed = [];
    addEventListener('beforeprint', () => { closed = all.filter(it => !it.open); closed.forEach(it => { it.open = true; }); });
    addEventListener('afterprint', () => closed.forEach(it => { it.open = false; }));
  }
})();
