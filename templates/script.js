
// Comfort only: the page is complete without it.
(() => {
  const all = [...document.querySelectorAll('details')];
  const button = document.getElementById('open-all');
  const words = [button.textContent, button.dataset.close];
  button.classList.remove('js-only');
  button.addEventListener('click', () => {
    const open = all.some(it => !it.open);
    all.forEach(it => { it.open = open; });
    button.textContent = words[open ? 1 : 0];
  });
  let closed = [];
  addEventListener('beforeprint', () => { closed = all.filter(it => !it.open); closed.forEach(it => { it.open = true; }); });
  addEventListener('afterprint', () => closed.forEach(it => { it.open = false; }));
})();
