// Sends forms and files, shows what comes back, and takes selected words into a form. It
// measures nothing.
(() => {
  const parser = new DOMParser();
  // The field that words which are pointed at go into.
  let picked;
  const main = () => document.getElementById('main');
  const region = document.createElement('div');
  region.setAttribute('role', 'status');
  document.querySelector('.page').prepend(region);

  // What went wrong stands above what was typed, which stays.
  const tell = (words, buttons = []) => {
    region.replaceChildren();
    if (!words) return;
    const line = document.createElement('p');
    line.className = 'said wrong';
    line.textContent = words;
    for (const [label, act] of buttons) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = label;
      button.addEventListener('click', () => { tell(''); act(); });
      line.append(' ', button);
    }
    region.append(line);
    region.scrollIntoView({ block: 'nearest' });
  };

  // A draft stays in this tab of the browser until it is closed.
  const kept = () => document.querySelector('textarea[data-keep]');
  const restore = () => {
    const field = kept();
    if (field?.value) sessionStorage.setItem(field.dataset.keep, field.value);
    else if (field) field.value = sessionStorage.getItem(field.dataset.keep) ?? '';
  };
  document.addEventListener('input', event => {
    if (event.target === kept()) sessionStorage.setItem(event.target.dataset.keep, event.target.value);
  });

  // Puts a page that came back in the place of the one that is shown.
  const put = (page, address) => {
    const next = page.getElementById('main');
    const focused = document.activeElement?.id;
    const open = new Set([...document.querySelectorAll('details[open][id]')].map(it => it.id));
    document.title = page.title;
    document.querySelector('.bar').replaceWith(page.querySelector('.bar'));
    main().replaceWith(next);
    if (address && address !== location.href) history.pushState(null, '', address);
    open.forEach(id => { const it = document.getElementById(id); if (it) it.open = true; });
    const said = document.getElementById('said')?.textContent;
    tell('');
    if (said) { const line = document.createElement('p'); line.className = 'vh'; line.textContent = said; region.append(line); }
    (next.querySelector('[data-focus]') ?? (focused ? document.getElementById(focused) : null) ?? next).focus();
    picked = undefined;
    begin();
  };

  const read = async response => parser.parseFromString(await response.text(), 'text/html');

  const send = async (form, button, version) => {
    const body = new URLSearchParams(new FormData(form, button));
    if (button?.dataset.number) body.set('number', button.dataset.number);
    if (version) body.set('version', version);
    const address = button?.hasAttribute('formaction') ? button.formAction : form.action;
    let response;
    try {
      response = await fetch(address, { method: 'POST', body });
    } catch {
      return tell(document.body.dataset.gone);
    }
    const page = await read(response);
    if (response.ok) return form.dataset.whole === undefined ? put(page, response.redirected ? response.url : '') : location.reload();
    const wrong = page.querySelector('main .said.wrong');
    const newer = wrong?.dataset.version;
    tell(wrong?.textContent ?? response.statusText, newer ? [
      [wrong.dataset.load, () => location.reload()],
      [wrong.dataset.anyway, () => send(form, button, newer)],
    ] : []);
  };

  // Choices that change nothing but what is shown are part of the address.
  const show = async form => {
    const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
    const response = await fetch(address).catch(() => null);
    if (!response) return tell(document.body.dataset.gone);
    put(await read(response), address);
  };

  document.addEventListener('submit', event => {
    event.preventDefault();
    if (event.target.dataset.get !== undefined) return show(event.target);
    send(event.target, event.submitter);
  });
  document.addEventListener('change', event => {
    const form = event.target.form;
    if (form?.dataset.get !== undefined && form.checkValidity()) show(form);
  });

  // Files, one after the other: each changes the story that the next one joins.
  const add = async files => {
    const place = document.querySelector('[data-drop]');
    if (!place) return;
    const wrong = [];
    let last;
    for (const file of files) {
      const version = document.querySelector('[data-drop]')?.dataset.version ?? '';
      const query = new URLSearchParams({ name: file.name, version: last?.version ?? version });
      const headers = { 'Content-Type': 'application/octet-stream' };
      const response = await fetch(`${place.dataset.drop}?${query}`, { method: 'POST', body: file, headers }).catch(() => null);
      if (!response) { wrong.push(document.body.dataset.gone); break; }
      const page = await read(response);
      if (response.ok) last = { page, version: page.querySelector('[data-drop]')?.dataset.version, url: response.url };
      else wrong.push(`${file.name}: ${page.querySelector('main .said.wrong')?.textContent ?? response.statusText}`);
    }
    if (last) put(last.page, last.url);
    if (wrong.length) tell(wrong.join(' · '));
  };
  const walk = async entry => {
    if (entry.isFile) return [await new Promise((done, fail) => entry.file(done, fail))];
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      const some = await new Promise((done, fail) => reader.readEntries(done, fail));
      if (!some.length) return found;
      for (const it of some) if (!it.name.startsWith('.')) found.push(...await walk(it));
    }
  };
  const mark = isOver => document.querySelector('[data-drop]')?.classList.toggle('over', isOver);
  document.addEventListener('dragover', event => { if (document.querySelector('[data-drop]')) { event.preventDefault(); mark(true); } });
  document.addEventListener('dragleave', event => { if (!event.relatedTarget) mark(false); });
  document.addEventListener('drop', async event => {
    if (!document.querySelector('[data-drop]')) return;
    event.preventDefault();
    mark(false);
    const entries = [...event.dataTransfer.items].map(it => it.webkitGetAsEntry?.()).filter(it => it);
    const files = entries.length ? (await Promise.all(entries.map(walk))).flat() : [...event.dataTransfer.files];
    add(files);
  });
  document.addEventListener('change', event => { if (event.target.id === 'files') add([...event.target.files]); });

  // Words that are selected in an article go into the form beside: into its first field, or
  // into the one that was entered last and left empty.
  document.addEventListener('focusin', event => {
    if (event.target.dataset?.picked !== undefined && !event.target.value) picked = event.target.id;
  });
  document.addEventListener('input', event => { if (event.target.id === picked) picked = undefined; });
  const isLetter = sign => /[\p{L}\p{N}]/u.test(sign ?? '');
  document.addEventListener('selectionchange', () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    const paragraph = (range.startContainer.parentElement ?? range.startContainer).closest?.('[data-pick] .para');
    if (!paragraph) return;
    // A double click takes the paragraph's end along as the next one's beginning.
    if (!paragraph.contains(range.endContainer)) range.setEndAfter(paragraph.lastChild);
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const whole = paragraph.textContent;
    const text = range.toString();
    let from = before.toString().length + text.length - text.trimStart().length;
    let to = before.toString().length + text.trimEnd().length;
    const fields = [...document.querySelectorAll('[data-picked]')];
    const field = fields.find(it => it.id === picked) ?? fields[0];
    if (from >= to || !field) return;
    // Whole words.
    while (isLetter(whole[from]) && isLetter(whole[from - 1])) from -= 1;
    while (isLetter(whole[to - 1]) && isLetter(whole[to])) to += 1;
    field.value = whole.slice(from, to);
    const start = document.querySelector('[data-picked-start]');
    if (!start) return;
    start.value = Number(paragraph.dataset.start) + [...whole.slice(0, from)].length;
    document.querySelector('[data-picked-article]').value = paragraph.closest('[data-article]').dataset.article;
  });

  // One that points at marked words means all of them.
  document.addEventListener('click', event => {
    const mark = event.target.closest?.('[data-pick] mark');
    if (mark && getSelection().isCollapsed) getSelection().selectAllChildren(mark);
  });

  document.addEventListener('keydown', event => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z') return;
    // What is being typed has an undo of its own.
    const isField = /^(input|textarea)$/i.test(event.target.tagName);
    if (isField && event.target.value !== event.target.defaultValue) return;
    event.preventDefault();
    document.getElementById(event.shiftKey ? 'redo' : 'undo')?.click();
  });

  document.addEventListener('click', event => {
    const field = document.getElementById(event.target.dataset?.save);
    if (!field) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([field.value], { type: 'text/plain' }));
    link.download = 'draft.txt';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });

  // A report that takes longer than a second says how far it is.
  let events;
  const begin = () => {
    restore();
    events?.close();
    const work = document.querySelector('.work');
    const frame = document.querySelector('iframe.report');
    if (!work || !frame) return;
    let isLoaded = false;
    frame.addEventListener('load', () => { isLoaded = true; work.hidden = true; events?.close(); });
    setTimeout(() => {
      if (isLoaded || !work.isConnected) return;
      work.hidden = false;
      events = new EventSource(work.dataset.events);
      events.onmessage = event => {
        const [steps, ...read] = event.data.split('\n');
        const [done, total] = steps.split(' ').map(Number);
        const bar = document.getElementById('progress');
        if (total && bar) { bar.max = total; bar.value = Math.min(done, total); }
        for (const words of read) {
          const line = document.createElement('li');
          line.textContent = words;
          document.getElementById('read')?.append(line);
        }
      };
      events.onerror = () => { events.close(); };
    }, 1000);
  };
  addEventListener('popstate', () => location.reload());
  begin();
})();
