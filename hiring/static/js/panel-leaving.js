// The pages before and after a submission: what still waits in this browser goes up first, or is
// shown in words where it can't any more.

import { makeQueues } from "./panel-queues.js";
import { wireBar } from "./panel-waiting.js";

const bar = document.querySelector("[data-queue]");
const [queue] = makeQueues(bar);
const announcer = document.querySelector("[data-announce]");
const form = document.querySelector("[data-submit-sheet]");

wireBar(queue, bar, {
  announce: (words) => (announcer.textContent = words),
  here: () => location.pathname,
});

// Before the page shows what the sheet holds, the sheet must hold it.
let leave = null;
queue.addEventListener("saved", () => (leave ??= () => location.reload()));
for (const type of ["stale", "refused"]) {
  queue.addEventListener(type, () => (leave = () => location.assign(bar.dataset.here)));
}
queue.addEventListener("standing", () => {
  if (leave && !queue.store.waiting().length) leave();
});
form?.addEventListener("submit", (event) => {
  if (!queue.store.waiting().length) return;
  event.preventDefault();
  queue.drain();
});
if (queue.store.waiting().length) queue.drain();
