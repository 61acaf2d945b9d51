// One candidate: choosing a fact lights up its words, choosing words shows what rests on them.
// Without this script the same links jump from one to the other.
import { openSheet, closeSheet, sheetIsOpen, watchLayout } from "./page-sheet.js";
import "./inline-forms.js";
import "./zoom.js";
import "./fresh.js";
import "./said.js";

const pane = document.querySelector(".candidate-documents");
const announce = document.querySelector("[data-announce]");
const steps = pane.querySelector(".steps");
let lit = []; // the places of the chosen fact, in the order of its words
let at = 0;
let opener = null; // the words whose list is open

const one = (id) => document.getElementById(id);
const target = (link) => link.getAttribute("href").split("#")[1]; // links in a picture know no hash

// In a text a run of words may be in several pieces, and a piece may be part of several runs.
function piecesOf(id) {
  const pieces = [...pane.querySelectorAll(`[data-of~="${id}"]`)];
  return pieces.length ? pieces : [one(id)].filter(Boolean);
}

function darken() {
  for (const chosen of document.querySelectorAll(".chosen")) chosen.classList.remove("chosen");
  for (const fact of document.querySelectorAll("[data-words][aria-current]")) fact.removeAttribute("aria-current");
}

function lightAll(ids) {
  darken();
  lit = ids.map((id) => piecesOf(id)[0]).filter(Boolean);
  at = 0;
  for (const id of ids) for (const piece of piecesOf(id)) piece.classList.add("chosen");
  showSteps();
}

function light(fact) {
  lightAll(fact.dataset.words.split(" "));
  for (const same of document.querySelectorAll("[data-words]")) {
    if (same.dataset.words === fact.dataset.words) same.setAttribute("aria-current", "true");
  }
}

// A form about a fact lights up the words of the fact, beside it and not over it.
function lightForm(form) {
  if (!form?.dataset.lit) return;
  lightAll(form.dataset.lit.split(" "));
  if (lit.length && !pane.closest("dialog")) scrollTo(lit[0]);
}

function showSteps() {
  steps.hidden = lit.length < 2;
  steps.querySelector("[data-steps]").textContent = `${at + 1} of ${lit.length}`;
}

function scrollTo(words) {
  const box = words.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  const top = pane.scrollTop + box.top - frame.top - (frame.height - box.height) / 2;
  pane.scrollTo({ top });
}

function whereIs(words) {
  const page = words.closest(".sheet")?.querySelector("img").alt;
  return page ? `on ${page[0].toLowerCase()}${page.slice(1)}` : "in the text";
}

function showFact(event, fact) {
  light(fact);
  if (!lit.length) return;
  event.preventDefault();
  openSheet(fact);
  scrollTo(lit[0]);
  if (!sheetIsOpen()) history.replaceState(null, "", fact.hash);
  announce.textContent = lit.length > 1 ? `${lit.length} places; the first is ${whereIs(lit[0])}.` : `Shown ${whereIs(lit[0])}.`;
}

function step(by) {
  at = (at + by + lit.length) % lit.length;
  showSteps();
  scrollTo(lit[at]);
  announce.textContent = `Place ${at + 1} of ${lit.length}, ${whereIs(lit[at])}.`;
}

function closeList({ refocus = true } = {}) {
  pane.querySelector(".bears.open")?.classList.remove("open");
  if (refocus) opener?.focus({ preventScroll: true });
  opener = null;
}

// The list stands right below the words, within the page.
function placeList(list, words) {
  const frame = list.offsetParent.getBoundingClientRect();
  const box = words.getBoundingClientRect();
  const left = Math.min(box.left - frame.left, frame.width - list.offsetWidth - 8);
  list.style.left = `${Math.max(8, left)}px`;
  list.style.top = `${box.bottom - frame.top + 6}px`;
}

function showList(event, words) {
  const list = one(target(words));
  if (!list) return;
  event.preventDefault();
  closeList({ refocus: false });
  darken();
  lit = [];
  showSteps();
  for (const piece of piecesOf(target(words).slice("bears-".length))) piece.classList.add("chosen");
  opener = words;
  list.classList.add("open");
  placeList(list, words);
  list.focus({ preventScroll: true });
  list.scrollIntoView({ block: "nearest" });
}

function goTo(event, link) {
  const place = one(target(link));
  if (!place) return;
  event.preventDefault();
  closeList({ refocus: false });
  closeSheet({ refocus: false });
  const fact = place.querySelector("[data-words]") ?? place;
  if (fact.dataset.words) light(fact);
  place.scrollIntoView({ block: "start" });
  fact.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target.closest("a");
  if (!link) {
    if (opener && !event.target.closest(".bears")) closeList({ refocus: false });
  } else if (link.dataset.words) showFact(event, link);
  else if (link.matches("a.words")) showList(event, link);
  else if (link.matches(".bears-back")) {
    event.preventDefault();
    closeList();
  } else if (link.closest(".bears")) goTo(event, link);
});
// Esc in the sheet closes the list first, and the sheet only when no list is open.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !opener) return;
  event.preventDefault();
  closeList();
});
steps.addEventListener("click", (event) => {
  const button = event.target.closest("[data-step]");
  if (button) step(Number(button.dataset.step));
});

document.documentElement.classList.add("with-lists");
watchLayout();
document.addEventListener("form-opened", (event) => lightForm(event.target));
lightForm(document.querySelector("form.act-form"));
const start = location.hash.startsWith("#words-") && piecesOf(location.hash.slice(1));
for (const piece of start || []) piece.classList.add("chosen");
