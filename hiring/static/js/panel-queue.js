// Answers on their way to the server: each has a name of its own and is kept in the browser until
// the server has said that it is saved.  They go up in the order in which they were given, by one
// tab at a time, and are tried again for as long as it takes.

import { Store } from "./panel-store.js";

const PAUSES = [1000, 2000, 4000, 8000, 15000];
const PATIENCE = 20000;
const PASSING = new Set(["offline", "server", "busy", "signed-out", "other"]);

export const cellOf = (entry) => (entry.area ? `area-${entry.area}` : `item-${entry.item}`);

// The same as crypto.randomUUID, which browsers keep for pages over https.
function makeKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

// Without locks (a page that came over plain http) two tabs may both send an answer; its name keeps
// it from being saved twice.
function alone(name, work) {
  return navigator.locks ? navigator.locks.request(name, work) : work();
}

async function readJson(answer) {
  const isJson = (answer.headers.get("Content-Type") ?? "").includes("application/json");
  return isJson ? answer.json().catch(() => null) : null;
}

function bodyOf({ item, area, value, note, seen, after, key, given_at, source }) {
  const place = area ? { area } : { item, value, source };
  return JSON.stringify({ ...place, note, seen, after, key, given_at });
}

// Tells, here and in the other tabs on this sheet: "given" {entry}, "saved" {entry, found}, "stale"
// {entry, found, overtaken}, "refused" {entry, words}; and here alone: "standing", where `trouble` says
// why answers wait.
export class Queue extends EventTarget {
  constructor({ user, sheet, ratings, notes, session }) {
    super();
    this.user = Number(user);
    this.sheet = sheet;
    this.urls = { ratings, notes, session };
    this.store = new Store(user, sheet);
    this.token = document.querySelector('meta[name="csrf-token"]').content;
    this.name = `hiring-sheet-${user}-${sheet}`;
    this.trouble = null;
    this.failures = 0;
    this.timer = 0;
    this.draining = null;
    this.again = false;
    this.renewedFor = "";
    this.channel = new BroadcastChannel(this.name);
    this.channel.addEventListener("message", ({ data }) => this.hear(data));
  }

  give(answer) {
    const entry = { ...answer, key: makeKey(), given_at: new Date().toISOString() };
    this.store.add(entry);
    this.store.dropRefusal(cellOf(entry));
    this.channel.postMessage({ type: "given", entry });
    this.drain();
    return entry;
  }

  // Ends when nothing waits or something stands in the way.
  drain() {
    clearTimeout(this.timer);
    this.again = true;
    this.draining ??= this.sendWhileAsked().finally(() => (this.draining = null));
    return this.draining;
  }

  async sendWhileAsked() {
    while (this.again) {
      this.again = false;
      await alone(this.name, () => this.sendAll());
    }
  }

  async sendAll() {
    for (let entry = this.store.waiting()[0]; entry; entry = this.store.waiting()[0]) {
      const trouble = await this.send(entry);
      if (trouble) {
        this.again = false;
        this.stand(trouble);
        return;
      }
      this.failures = 0;
    }
    this.stand(null);
  }

  // Null where the entry is dealt with, else what keeps it waiting.
  async send(entry) {
    let answer, found;
    try {
      answer = await this.post(entry);
      found = await readJson(answer);
    } catch {
      return { kind: "offline" };
    }
    if (answer.status === 429) return { kind: "busy", pause: Number(answer.headers.get("Retry-After")) * 1000 };
    // A page where data was asked for comes from something between us and the server.
    if (answer.status >= 500 || !found) return { kind: "server" };
    if (answer.ok) return this.finish(entry, "saved", { entry, found });
    if (answer.status === 401) return { kind: "signed-out" };
    if (found.closed) return { kind: "closed", words: found.error };
    if (found.current) return this.yield(entry, found);
    if ([400, 403, 404].includes(answer.status)) return this.renew(entry, answer.status);
    this.store.keepRefusal(cellOf(entry), { entry, words: found.error });
    return this.finish(entry, "refused", { entry, words: found.error });
  }

  post(entry) {
    return fetch(entry.area ? this.urls.notes : this.urls.ratings, {
      method: "POST",
      keepalive: true,
      signal: AbortSignal.timeout(PATIENCE),
      headers: {
        "Content-Type": "application/json",
        Accept: "application/json",
        "X-CSRFToken": this.token,
      },
      body: bodyOf(entry),
    });
  }

  // What was given after an answer that lost against another window rests on it and goes with it.
  yield(entry, found) {
    const chain = this.store.waiting().filter((other) => cellOf(other) === cellOf(entry));
    if (found.overtaken && chain.length > 1) return this.finish(entry, "saved", { entry, found: null });
    for (const other of chain) this.store.remove(other.key);
    const told = { entry: chain.at(-1) ?? entry, found: found.current, overtaken: found.overtaken };
    this.store.keepRefusal(cellOf(entry), told);
    return this.tell("stale", told);
  }

  // The form's token is that of the session it came with: after signing in again there is another.
  async renew(entry, status) {
    const answer = await fetch(this.urls.session, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer || answer.status >= 500) return { kind: "offline" };
    if (answer.status === 401) return { kind: "signed-out" };
    const found = answer.ok ? await readJson(answer) : null;
    if (!found) return { kind: "server" };
    if (found.user !== this.user) return { kind: "other" };
    this.token = found.token;
    if (this.renewedFor === entry.key) return { kind: status === 400 ? "server" : "gone" };
    this.renewedFor = entry.key;
    return null;
  }

  finish(entry, type, detail) {
    this.store.remove(entry.key);
    return this.tell(type, detail);
  }

  tell(type, detail) {
    this.channel.postMessage({ type, ...detail });
    this.dispatchEvent(new CustomEvent(type, { detail }));
    return null;
  }

  hear({ type, ...detail }) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
    if (!this.store.waiting().length) this.stand(null);
  }

  stand(trouble) {
    this.trouble = trouble;
    clearTimeout(this.timer);
    if (!trouble) this.failures = 0;
    else if (PASSING.has(trouble.kind)) this.tryLater(trouble.pause);
    this.dispatchEvent(new CustomEvent("standing", { detail: trouble }));
  }

  // Forty browsers that lost the same server don't all come back in the same moment.
  tryLater(asked) {
    const pause = asked || PAUSES[Math.min(this.failures, PAUSES.length - 1)];
    this.failures += 1;
    this.timer = setTimeout(() => this.drain(), pause * (1 + Math.random() * 0.3));
  }

  discard() {
    for (const entry of this.store.waiting()) this.store.remove(entry.key);
    this.stand(null);
  }
}
