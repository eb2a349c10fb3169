"use strict";
// Marks answers without a server: what is right stands in the page as salted SHA-256 of the
// option. Written here and not taken from the browser, which gives it only over https.
(() => {
  const rotate = (x, n) => (x >>> n) | (x << (32 - n));
  const primes = [];
  for (let n = 2; primes.length < 64; n += 1) {
    if (primes.every((p) => n % p)) primes.push(n);
  }
  const fraction = (x) => ((x - Math.floor(x)) * 4294967296) | 0;
  const START = primes.slice(0, 8).map((p) => fraction(Math.sqrt(p)));
  const ROUND = primes.map((p) => fraction(Math.cbrt(p)));
  const sha256 = (text) => {
    const bytes = [...new TextEncoder().encode(text)];
    const bits = bytes.length * 8;
    bytes.push(128);
    while (bytes.length % 64 !== 56) bytes.push(0);
    for (let shift = 56; shift >= 0; shift -= 8) {
      bytes.push(shift > 24 ? 0 : (bits >>> shift) & 255);
    }
    const state = START.slice();
    for (let at = 0; at < bytes.length; at += 64) {
      const w = [];
      for (let i = 0; i < 64; i += 1) {
        if (i < 16) {
          const b = at + i * 4;
          w[i] = (bytes[b] << 24) | (bytes[b + 1] << 16) | (bytes[b + 2] << 8) | bytes[b + 3];
        } else {
          const s0 = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ (w[i - 15] >>> 3);
          const s1 = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ (w[i - 2] >>> 10);
          w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
        }
      }
      let [a, b, c, d, e, f, g, h] = state;
      for (let i = 0; i < 64; i += 1) {
        const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
        const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUND[i] + w[i]) | 0;
        const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
        const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
      }
      [a, b, c, d, e, f, g, h].forEach((it, i) => { state[i] = (state[i] + it) | 0; });
    }
    return state.map((it) => (it >>> 0).toString(16).padStart(8, "0")).join("");
  };
  const form = document.getElementById("quiz");
  const { salt, right, wrong, none, score } = form.dataset;
  const sets = [...form.querySelectorAll("fieldset")].filter((it) => it.dataset.answer !== "open");
  const done = new Map();
  const check = (set) => {
    const says = set.querySelector("output");
    const chosen = [...set.querySelectorAll("input:checked")].map((it) => it.value);
    if (!chosen.length) { says.textContent = none; return; }
    const { id, answer, hashes } = set.dataset;
    const known = hashes.split(" ");
    const found = chosen.map((it) => sha256(`${salt}\n${id}\n${it}`));
    const isRight = found.every((it) => known.includes(it)) && (answer === "one" || found.length === known.length);
    says.textContent = isRight ? right : wrong;
    done.set(id, isRight);
    const n = [...done.values()].filter(Boolean).length;
    document.getElementById("score").textContent = score.replace("{n}", n).replace("{of}", sets.length);
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  sets.forEach((set) => set.querySelector("button").addEventListener("click", () => check(set)));
})();
