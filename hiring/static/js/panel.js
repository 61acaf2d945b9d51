// The rating sheet: every answer goes to the queue as it is given, and the page says what became of
// it.  Without this script the sheet is a plain form for each area.

import { Cell, wireCells } from "./panel-cells.js";
import { Keys } from "./panel-keys.js";
import { cellOf } from "./panel-queue.js";
import { makeQueues } from "./panel-queues.js";
import { wireBar } from "./panel-waiting.js";
import { wireRail } from "./rail.js";

const SAY_AFTER = 400;

const announcer = document.querySelector("[data-announce]");
const bar = document.querySelector("[data-queue]");
const [queue] = makeQueues(bar);
const cells = [...document.querySelectorAll("[data-item], [data-area-note]")].map((row) => new Cell(row, queue));
const items = cells.filter((cell) => cell.item);
const byName = new Map(cells.map((cell) => [cell.name, cell]));

// Of many saved in a row only the last is said.
let saying = 0;
function announce(words) {
  clearTimeout(saying);
  saying = setTimeout(() => (announcer.textContent = words), SAY_AFTER);
}

function here() {
  const area = document.querySelector("details.area[open]")?.dataset.area;
  return area ? `${bar.dataset.here}?area=${area}#area-${area}` : bar.dataset.here;
}

function showLeft(found = {}) {
  const rated = items.filter((cell) => cell.rated).length;
  document.querySelector("[data-rated]").textContent = rated;
  document.querySelector("[data-progress]").value = rated;
  for (const place of document.querySelectorAll("[data-left]")) {
    const area = document.getElementById(`area-${place.dataset.left}`);
    const left = items.filter((cell) => !cell.rated && area.contains(cell.row)).length;
    place.textContent = left ? `${left} left` : "done";
  }
  if (found.time_left !== undefined) document.querySelector("[data-time-left]").textContent = found.time_left;
  document.querySelector("[data-total-again]").textContent = document.querySelector(".rail-total").textContent;
}

// The anchor of the level under the hand, or under focus.
function showAnchor(radio) {
  const area = radio.closest("[data-area]");
  const place = area.querySelector("[data-anchor-now]");
  const anchor = area.querySelector(`[data-anchor="${radio.value}"]`);
  const words = place.querySelector("p");
  if (anchor) {
    const level = document.createElement("strong");
    level.textContent = `${anchor.querySelector("dt").textContent}: `;
    words.replaceChildren(level, anchor.querySelector("dd").textContent);
  } else words.textContent = "Not observed: you saw nothing that tells. It is in no mean.";
  place.hidden = false;
}

function wireCell(cell) {
  for (const radio of cell.radios) {
    radio.addEventListener("change", () => {
      showAnchor(radio);
      askForNote(cell, radio);
      cell.give();
      showLeft();
    });
    radio.addEventListener("focus", () => showAnchor(radio));
    radio.closest("label").addEventListener("pointerenter", () => showAnchor(radio));
  }
  cell.note.addEventListener("input", () => cell.type());
  cell.note.addEventListener("change", () => cell.give());
}

// The lowest and the highest level are asked for their reason; nobody is held up by it.
function askForNote(cell, radio) {
  if ("extreme" in radio.dataset) cell.row.querySelector("details.note").open = true;
}

function tellSaved(entry, found) {
  showLeft(found);
  const what = entry.area ? "Note on the area" : `Item ${entry.item}`;
  announce(`${what} saved ${found.clock}`);
}

// The review shows what the sheet holds: what is just on its way goes first.
function wireReview() {
  const link = document.querySelector("[data-submit]");
  link.addEventListener("click", async (event) => {
    for (const cell of cells) if (cell.timer) cell.give();
    if (!queue.store.waiting().length || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    await queue.drain();
    if (!queue.store.waiting().length) location.assign(link.href);
  });
}

function start() {
  document.documentElement.classList.add("with-script");
  cells.forEach(wireCell);
  wireCells(queue, byName, { saved: tellSaved, changed: showLeft });
  wireBar(queue, bar, { announce, here });
  new Keys(items, document.querySelector("[data-keys]"), announce);
  wireRail("area");
  wireReview();
  for (const cell of cells) if (cell.changed) cell.give();
  for (const entry of queue.store.waiting()) byName.get(cellOf(entry))?.show(entry);
  for (const cell of cells) cell.restore();
  if (document.activeElement?.matches(".level input")) showAnchor(document.activeElement);
  showLeft();
  queue.drain();
  // On a phone the form comes first; what the candidate sent is one touch away.
  if (matchMedia("(max-width: 48rem)").matches) document.querySelector(".twin").open = false;
  for (const form of document.querySelectorAll("[data-area-form]")) {
    form.addEventListener("submit", (event) => event.preventDefault());
  }
  addEventListener("pagehide", () => cells.forEach((cell) => cell.timer && cell.give()));
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  addEventListener("beforeunload", (event) => {
    if (queue.store.endsWithTab) event.preventDefault();
  });
}

start();
