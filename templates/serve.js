// Sends forms and shows what comes back; it measures nothing.
(() => {
  const parser = new DOMParser();

  // Puts the main part of a page that came back in the place of the one that is shown.
  const show = async response => {
    const page = parser.parseFromString(await response.text(), 'text/html');
    const main = page.getElementById('main');
    if (!main) throw new Error(response.statusText);
    document.title = page.title;
    document.querySelector('.bar').replaceWith(page.querySelector('.bar'));
    const old = document.getElementById('main');
    const focused = document.activeElement?.id;
    old.replaceWith(main);
    if (response.redirected) history.pushState(null, '', response.url);
    (main.querySelector('[data-focus]') ?? (focused && document.getElementById(focused)) ?? main).focus();
  };

  document.addEventListener('submit', async event => {
    event.preventDefault();
    const form = event.target;
    const button = event.submitter;
    const body = new URLSearchParams(new FormData(form, button));
    try {
      const response = await fetch(button?.getAttribute('formaction') ?? form.action, { method: 'POST', body });
      if (form.dataset.whole !== undefined && response.ok) location.reload();
      else await show(response);
    } catch {
      location.reload();
    }
  });
  addEventListener('popstate', () => location.reload());
})();
