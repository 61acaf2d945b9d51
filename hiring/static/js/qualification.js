// One candidate: choosing a quote shows its words on the page, choosing words shows what cites them.
// Without this script the same links jump from one to the other.
const pane = document.querySelector(".candidate-documents");
const announce = document.querySelector("[data-announce]");
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
const quotes = [...document.querySelectorAll(".quote")];

// Where text is large the columns fold earlier than the window's width says: ask the layout itself.
function standSideBySide() {
  return getComputedStyle(document.querySelector(".candidate")).gridTemplateColumns.includes(" ");
}

function choose(words) {
  for (const chosen of document.querySelectorAll(".chosen")) chosen.classList.remove("chosen");
  words.classList.add("chosen");
  for (const quote of quotes) {
    if (quote.hash === `#${words.id}`) quote.setAttribute("aria-current", "true");
    else quote.removeAttribute("aria-current");
  }
}

function scrollPane(words) {
  const box = words.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  const top = pane.scrollTop + box.top - frame.top - (frame.height - box.height) / 2;
  pane.scrollTo({ top, behavior: calm.matches ? "auto" : "smooth" });
}

function showWords(event, quote) {
  const words = document.getElementById(quote.hash.slice(1));
  if (!words) return;
  choose(words);
  if (!standSideBySide()) return; // one column: let the link jump, so that "back" returns
  event.preventDefault();
  scrollPane(words);
  history.replaceState(null, "", quote.hash);
  const page = words.closest(".sheet")?.querySelector("img").alt;
  announce.textContent = page ? `Shown on ${page[0].toLowerCase()}${page.slice(1)}.` : "Shown in the text.";
}

function showPlace(event, words) {
  const quote = quotes.find((one) => one.hash === `#${words.id}`);
  choose(words);
  if (!quote) return;
  event.preventDefault();
  const more = quote.closest("details");
  if (more) more.open = true;
  quote.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  quote.focus({ preventScroll: true });
}

for (const quote of quotes) quote.addEventListener("click", (event) => showWords(event, quote));
for (const words of pane.querySelectorAll("a.words")) words.addEventListener("click", (event) => showPlace(event, words));

const start = location.hash.startsWith("#words-") && document.getElementById(location.hash.slice(1));
if (start) choose(start);

const zoom = document.querySelector(".zoom");
const sizes = ["70 %", "100 %", "150 %", "200 %"];
let size = 1;
if (zoom && pane.querySelector(".sheet")) {
  zoom.hidden = false;
  zoom.addEventListener("click", (event) => {
    const button = event.target.closest("[data-zoom]");
    if (!button) return;
    pane.classList.remove(`zoom-${size}`);
    size = Math.min(sizes.length - 1, Math.max(0, size + Number(button.dataset.zoom)));
    pane.classList.add(`zoom-${size}`);
    zoom.querySelector("[data-zoom-now]").textContent = sizes[size];
  });
}

// While a file is being read, look quietly whether it has moved on, and say so; nothing is replaced
// under the eyes of somebody who reads.
const work = document.querySelector("[data-in-work]");
const fresh = document.querySelector("[data-fresh]");

async function look() {
  if (document.hidden || !fresh.hidden) return;
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  fresh.hidden = page.querySelector(".candidate")?.dataset.states === work.dataset.states;
}

if (work) setInterval(look, 4000);
