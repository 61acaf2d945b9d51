// One area over all candidates: each change goes to the queue of its candidate's sheet, the same that
// the sheet itself has, and is kept in the browser until it is saved.

import { Cell, wireCells } from "./panel-cells.js";
import { Together, makeQueues } from "./panel-queues.js";
import { wireBar } from "./panel-waiting.js";

const SAY_AFTER = 400;

const bar = document.querySelector("[data-queue]");
const announcer = document.querySelector("[data-announce]");
const queues = makeQueues(bar);
const together = new Together(queues);
let saying = 0;

// Of many saved in a row only the last is said.
function announce(words) {
  clearTimeout(saying);
  saying = setTimeout(() => (announcer.textContent = words), SAY_AFTER);
}

function makeCells(queue) {
  const rows = document.querySelectorAll(`[data-item][data-sheet="${queue.sheet}"]`);
  return new Map([...rows].map((row) => new Cell(row, queue)).map((cell) => [cell.name, cell]));
}

function start(queue) {
  const cells = makeCells(queue);
  wireCells(queue, cells, {
    saved: (entry, found) => announce(`${queue.of}, item ${entry.item} saved ${found.clock}`),
    changed: () => {},
  });
  for (const cell of cells.values()) {
    for (const radio of cell.radios) radio.addEventListener("change", () => cell.give());
    // A choice that was quicker than this script is saved, too.
    if (cell.changed) cell.give();
  }
  for (const entry of queue.store.waiting()) cells.get(`item-${entry.item}`)?.show(entry);
  for (const cell of cells.values()) cell.restore();
  queue.drain();
}

wireBar(together, bar, { announce, here: () => bar.dataset.here });
queues.forEach(start);
document.documentElement.classList.add("with-script");
document.querySelector("[data-across]").addEventListener("submit", (event) => event.preventDefault());
addEventListener("pageshow", (event) => event.persisted && location.reload());
addEventListener("beforeunload", (event) => {
  if (together.endsWithTab) event.preventDefault();
});
