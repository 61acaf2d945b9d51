// While a packet is being made, ask quietly how far it is; when a state has changed, put the page's
// own words for it where the old ones stood, and say so.
const ASK_EVERY = 3000;
const said = document.querySelector("[data-said]");

async function states(box) {
  const answer = await fetch(box.dataset.progress, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer?.ok) return box.dataset.states;
  return Object.entries(await answer.json()).map(([kind, state]) => `${kind}=${state}`).join(" ");
}

async function fresh() {
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok) return null;
  return new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("packets");
}

/** Replace only the packets whose words have changed, and leave the keyboard where it was. */
function exchange(box, next) {
  for (const section of next.querySelectorAll("[data-kind]")) {
    const old = box.querySelector(`[data-kind=${section.dataset.kind}]`);
    if (old.textContent === section.textContent) continue;
    const focused = old.contains(document.activeElement);
    old.replaceWith(section);
    if (focused) section.querySelector("a, button")?.focus();
    said.textContent = `${section.querySelector("h2").textContent}: ${section.querySelector(".packet-state")?.textContent ?? ""}`;
  }
  box.dataset.states = next.dataset.states;
}

async function look() {
  const box = document.getElementById("packets");
  if (!document.hidden && (await states(box)) !== box.dataset.states) {
    const next = await fresh();
    if (next) exchange(box, next);
  }
  if (/=(waiting|making)/.test(box.dataset.states)) setTimeout(look, ASK_EVERY);
}

setTimeout(look, ASK_EVERY);
