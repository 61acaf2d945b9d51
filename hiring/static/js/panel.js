// The rating sheet: each answer is saved as it is given, one request at a time for each item.
// Nothing typed is thrown away: what could not be sent stays on the page and is tried again.

import { wireRail } from "./rail.js";

const RETRY_AFTER = [2000, 5000, 15000, 30000];
const NOTE_PAUSE = 2000;

const sheet = document.querySelector("[data-sheet]");
const token = document.querySelector('meta[name="csrf-token"]').content;
const announcer = document.querySelector("[data-announce]");

class Cell {
  constructor(row) {
    this.row = row;
    this.item = Number(row.dataset.item);
    this.version = Number(row.dataset.version);
    this.radios = [...row.querySelectorAll("input[type=radio]")];
    this.note = row.querySelector("textarea");
    this.message = row.querySelector("[data-message]");
    this.savedAt = row.querySelector("[data-saved]");
    this.kept = this.current();
    this.busy = false;
    this.failures = 0;
    this.timer = 0;
    this.blocked = false;
  }

  current() {
    const chosen = this.radios.find((radio) => radio.checked);
    return { value: chosen ? chosen.value : null, note: this.note.value.trim() };
  }

  get changed() {
    const now = this.current();
    return now.value !== this.kept.value || now.note !== this.kept.note;
  }

  // A note alone waits for its level: they are saved together.
  get sendable() {
    return this.changed && this.current().value !== null;
  }

  async save() {
    clearTimeout(this.timer);
    this.timer = 0;
    if (!this.sendable) {
      this.row.classList.toggle("unsaved", this.changed);
      if (this.changed) this.say("Note kept on this page: choose a level or “not observed” to save it.");
      return;
    }
    if (this.busy) return;
    this.busy = true;
    this.row.classList.add("unsaved");
    this.say("saving …");
    const sent = this.current();
    try {
      const answer = await this.send(sent);
      await this.receive(answer, sent);
    } catch {
      this.later("Not saved yet: no connection. It will be tried again.");
    } finally {
      this.busy = false;
    }
    if (this.sendable && !this.timer && !this.blocked) this.save();
  }

  send(sent) {
    const value = sent.value === "not_observed" ? null : Number(sent.value);
    return fetch(sheet.dataset.url, {
      method: "POST",
      keepalive: true,
      headers: {
        "Content-Type": "application/json",
        Accept: "application/json",
        "X-CSRFToken": token,
      },
      body: JSON.stringify({ item: this.item, value, note: sent.note, seen: this.version }),
    });
  }

  async receive(answer, sent) {
    if (answer.status >= 500 || answer.status === 429) {
      this.later("Not saved yet: the server did not answer. It will be tried again.");
      return;
    }
    const isJson = (answer.headers.get("Content-Type") ?? "").includes("application/json");
    const found = isJson ? await answer.json() : {};
    if (answer.ok) this.confirm(found, sent);
    else if (found.current) this.showOther(found);
    else this.refuse(answer.status, found);
  }

  confirm(found, sent) {
    this.kept = sent;
    this.failures = 0;
    this.take(found);
    this.warn("");
    this.row.classList.toggle("unsaved", this.changed);
    announcer.textContent = `Item ${this.item} saved`;
  }

  // Another window was quicker: show its answer, keep this one in words, overwrite nothing.
  showOther(found) {
    const mine = this.current();
    const chosen = this.radios.find((radio) => radio.checked);
    const word = chosen.closest("label").textContent.trim().replace(/\s+/g, " ");
    const wanted = found.current.value === null ? "not_observed" : String(found.current.value);
    for (const radio of this.radios) radio.checked = radio.value === wanted;
    const lost = mine.note !== found.current.note && mine.note !== this.kept.note;
    if (!lost) this.note.value = found.current.note;
    this.kept = { value: wanted, note: found.current.note };
    this.take(found.current);
    this.row.classList.toggle("unsaved", this.changed);
    this.warn(
      `Changed in another window: it says ${found.current.word}. You chose ${word}; choose it again to keep yours.` +
        (lost ? " Your note still stands here unsaved: change it or choose a level to save it." : ""),
    );
    this.blocked = lost;
  }

  refuse(status, found) {
    this.blocked = true;
    const words =
      status === 401
        ? "Not saved: you are signed out. Sign in again in another tab, then choose once more."
        : (found.error ?? "Not saved. Load the page again; what is saved stays.");
    this.warn(words);
    this.say("not saved");
  }

  later(words) {
    this.say(words);
    const pause = RETRY_AFTER[Math.min(this.failures, RETRY_AFTER.length - 1)];
    this.failures += 1;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = 0;
      this.save();
    }, pause);
  }

  take(found) {
    this.version = found.version;
    this.row.querySelector(`[name="seen-${this.item}"]`).value = String(found.version);
    if (found.saved_at) {
      this.savedAt.replaceChildren("saved ", timeOf(found));
    } else this.say("");
    showLeft(found);
  }

  say(words) {
    this.savedAt.textContent = words;
  }

  warn(words) {
    this.message.textContent = words;
  }
}

// The district's clock, as the server says it: the browser's own may stand in another zone.
function timeOf(found) {
  const time = document.createElement("time");
  time.dateTime = found.saved_at;
  time.textContent = found.clock;
  return time;
}

function showLeft(found) {
  document.querySelector("[data-rated]").textContent = found.rated;
  for (const place of document.querySelectorAll("[data-left]")) {
    const left = found.left[place.dataset.left];
    place.textContent = left ? `${left} left` : "done";
  }
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

function wire(cell) {
  for (const radio of cell.radios) {
    radio.addEventListener("change", () => {
      cell.blocked = false;
      showAnchor(radio);
      cell.save();
    });
    radio.addEventListener("focus", () => showAnchor(radio));
    radio.closest("label").addEventListener("pointerenter", () => showAnchor(radio));
  }
  const saveNote = () => {
    if (cell.blocked && cell.current().value === cell.kept.value) cell.blocked = false;
    cell.save();
  };
  cell.note.addEventListener("change", saveNote);
  cell.note.addEventListener("input", () => {
    clearTimeout(cell.timer);
    cell.timer = setTimeout(() => {
      cell.timer = 0;
      saveNote();
    }, NOTE_PAUSE);
  });
}

function start() {
  document.documentElement.classList.add("with-script");
  const cells = [...document.querySelectorAll("[data-item]")].map((row) => new Cell(row));
  cells.forEach(wire);
  wireRail("area");
  // On a phone the form comes first; what the candidate sent is one touch away.
  if (matchMedia("(max-width: 48rem)").matches) document.querySelector(".twin").open = false;
  for (const form of document.querySelectorAll("[data-area-form]")) {
    form.addEventListener("submit", (event) => event.preventDefault());
  }
  window.addEventListener("pagehide", () => cells.forEach((cell) => cell.sendable && cell.save()));
  window.addEventListener("online", () => cells.forEach((cell) => cell.sendable && cell.save()));
  window.addEventListener("beforeunload", (event) => {
    if (cells.some((cell) => cell.changed)) event.preventDefault();
  });
}

start();
