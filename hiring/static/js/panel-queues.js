// The queues of the sheets that a page shows, and all of them told as one.

import { Queue } from "./panel-queue.js";

const ENDED = new Set(["closed", "gone"]);

// One queue for each sheet that the bar names.
export function makeQueues(bar) {
  const { user, session } = bar.dataset;
  return JSON.parse(bar.dataset.sheets).map(({ name, ...sheet }) => Object.assign(new Queue({ user, session, ...sheet }), { of: name }));
}

// What several queues hold together, as the bar above the page wants to know it.
export class Together extends EventTarget {
  constructor(queues) {
    super();
    this.queues = queues;
    this.store = { waiting: () => this.waiting() };
    for (const queue of queues) {
      for (const type of ["given", "saved", "stale", "refused", "standing"]) {
        queue.addEventListener(type, ({ detail }) => this.dispatchEvent(new CustomEvent(type, { detail })));
      }
    }
  }

  waiting() {
    const all = this.queues.flatMap((queue) => queue.store.waiting().map((entry) => ({ ...entry, of: queue.of })));
    return all.sort((one, other) => one.order - other.order);
  }

  // What passes by itself is said first: what has ended can wait.
  get trouble() {
    const found = this.queues.map((queue) => queue.trouble).filter(Boolean);
    return found.find((trouble) => !ENDED.has(trouble.kind)) ?? found[0] ?? null;
  }

  get endsWithTab() {
    return this.queues.some((queue) => queue.store.endsWithTab);
  }

  drain() {
    return Promise.all(this.queues.map((queue) => queue.drain()));
  }

  discard() {
    for (const queue of this.queues) if (ENDED.has(queue.trouble?.kind)) queue.discard();
  }
}
