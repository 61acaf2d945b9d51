// What a member fills in: a line with its levels and note, a line without a note, or the note on a
// whole area.  A cell knows the version that stands in it; what is given goes to the queue at once.

import { cellOf } from "./panel-queue.js";

const NOTE_PAUSE = 2000;
// Where a line has no note to type, the one that stands on the sheet is left alone.
const noNote = () => ({ value: "", defaultValue: "" });
const NEEDS_LEVEL = "Note kept in this browser: choose a level or “not observed” to save it.";

export class Cell {
  constructor(row, queue) {
    this.row = row;
    this.queue = queue;
    this.item = row.dataset.item ? Number(row.dataset.item) : null;
    this.area = row.dataset.areaNote ?? null;
    this.name = cellOf(this);
    this.version = Number(row.dataset.version);
    this.radios = [...row.querySelectorAll("input[type=radio]")];
    this.typed = row.querySelector("textarea");
    this.note = this.typed ?? noNote();
    this.source = row.dataset.source;
    this.message = row.querySelector("[data-message]");
    this.savedAt = row.querySelector("[data-saved]");
    this.seen = row.querySelector("[data-seen]");
    this.kept = this.asLoaded();
    this.last = null; // the key of the newest answer that was given or shown here
    this.timer = 0;
  }

  get chosen() {
    return this.radios.find((radio) => radio.checked) ?? null;
  }

  get rated() {
    return this.chosen !== null;
  }

  current() {
    return { value: this.chosen?.value ?? null, note: this.note.value.trim() };
  }

  // What the page came with: the hand may have been quicker than this script.
  asLoaded() {
    const chosen = this.radios.find((radio) => radio.defaultChecked);
    return { value: chosen?.value ?? null, note: this.note.defaultValue.trim() };
  }

  get changed() {
    const now = this.current();
    return now.value !== this.kept.value || now.note !== this.kept.note;
  }

  // A note alone waits for its level: they are saved together.
  give() {
    clearTimeout(this.timer);
    this.timer = 0;
    const now = this.current();
    if (this.item && now.value === null) {
      this.row.classList.toggle("unsaved", this.changed);
      this.say(this.changed ? NEEDS_LEVEL : "");
      return;
    }
    this.queue.store.dropDraft(this.name);
    if (!this.changed) return;
    const entry = this.queue.give({
      item: this.item,
      area: this.area,
      value: now.value === null || now.value === "not_observed" ? null : Number(now.value),
      note: this.typed ? now.note : undefined,
      seen: this.version,
      after: this.last,
      source: this.source,
    });
    this.warn("");
    this.expect(entry, now, "saving …");
  }

  expect(entry, now, words) {
    this.kept = now;
    this.last = entry.key;
    this.row.classList.add("unsaved");
    this.say(words);
  }

  type() {
    this.queue.store.keepDraft(this.name, this.note.value, this.version);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.give(), NOTE_PAUSE);
  }

  // An answer that waits: given before the page was loaded, or in another tab.  Words being typed
  // here stay, and this cell goes on from what it had shown.
  show(entry) {
    if (entry.key === this.last) return;
    if (this.changed) return;
    this.set(entry.value, entry.note ?? this.note.value);
    this.expect(entry, this.current(), "waiting");
  }

  set(value, note) {
    const wanted = value === null ? "not_observed" : String(value);
    for (const radio of this.radios) radio.checked = radio.value === wanted;
    this.note.value = note ?? "";
    this.open();
  }

  confirm(entry, found) {
    if (entry.key !== this.last || !found) return;
    this.take(found);
    this.row.classList.toggle("unsaved", this.changed);
  }

  take(found) {
    this.version = found.version;
    this.seen.value = String(found.version);
    if (!found.saved_at) this.say("");
    else this.savedAt.replaceChildren("saved ", timeOf(found));
  }

  // Another window was quicker: show its answer, keep this one in words, overwrite nothing.
  yield({ entry, found, overtaken }) {
    const typed = this.note.value.trim();
    const mine = this.changed ? typed : entry.note;
    this.set(found.version ? found.value : undefined, found.note);
    const lost = mine && mine !== found.note;
    this.kept = this.current();
    this.last = found.key;
    this.take(found);
    if (lost) {
      this.note.value = mine;
      this.queue.store.keepDraft(this.name, mine, this.version);
      this.open();
    }
    this.row.classList.toggle("unsaved", this.changed);
    this.warn(this.words(entry, found, { lost, overtaken }));
  }

  words(entry, found, { lost, overtaken }) {
    const there = this.area ? (found.note ? `“${found.note}”` : "nothing") : found.word;
    const first = overtaken
      ? `Your answer was saved; then another window changed it: it says ${there}.`
      : `Changed in another window: it says ${there}.`;
    const chose = this.area ? "" : ` You chose ${this.labelOf(entry.value)}; choose it again to keep yours.`;
    return first + chose + (lost ? " Your note still stands here unsaved: change it or choose a level to save it." : "");
  }

  labelOf(value) {
    const wanted = value === null ? "not_observed" : String(value);
    const radio = this.radios.find((other) => other.value === wanted);
    return radio ? radio.closest("label").textContent.trim().replace(/\s+/g, " ") : wanted;
  }

  refuse(entry, words) {
    this.warn(words ?? "Not saved. Load the page again; what is saved stays.");
    this.say("not saved");
  }

  // What stands in the browser from before: answers that wait come after this, from the queue.
  restore() {
    const refusal = this.queue.store.refusal(this.name);
    if (refusal?.found) {
      const now = { ...refusal.found, value: refusal.found.value ?? null };
      this.warn(this.words(refusal.entry, now, { lost: false, overtaken: refusal.overtaken }));
    } else if (refusal) this.refuse(refusal.entry, refusal.words);
    const draft = this.typed && this.queue.store.draft(this.name);
    if (!draft || draft.note.trim() === this.kept.note) return;
    const moved = draft.seen !== this.version;
    this.note.value = draft.note;
    this.open();
    if (moved || refusal) {
      this.row.classList.add("unsaved");
      if (!refusal) this.warn("Changed in another window while you typed. Your note stands here unsaved: change it to save it.");
    } else this.give();
  }

  open() {
    const details = this.row.querySelector("details.note");
    if (details && this.note.value) details.open = true;
  }

  say(words) {
    this.savedAt.textContent = words;
  }

  warn(words) {
    this.message.textContent = words;
  }
}

// Shows on the cells, by name, what becomes of what the queue holds.  `saved` and `changed` tell who
// counts and who announces.
export function wireCells(queue, byName, { saved, changed }) {
  const cell = (detail) => byName.get(cellOf(detail.entry));
  queue.addEventListener("given", ({ detail }) => {
    cell(detail)?.show(detail.entry);
    changed();
  });
  queue.addEventListener("saved", ({ detail }) => {
    cell(detail)?.confirm(detail.entry, detail.found);
    if (detail.found) saved(detail.entry, detail.found);
  });
  queue.addEventListener("stale", ({ detail }) => {
    cell(detail)?.yield(detail);
    changed(detail.found);
  });
  queue.addEventListener("refused", ({ detail }) => cell(detail)?.refuse(detail.entry, detail.words));
  queue.addEventListener("standing", ({ detail }) => {
    if (!detail) return;
    for (const entry of queue.store.waiting()) byName.get(cellOf(entry))?.say("waiting");
  });
}

// The district's clock, as the server says it: the browser's own may stand in another zone.
function timeOf(found) {
  const time = document.createElement("time");
  time.dateTime = found.saved_at;
  time.textContent = found.clock;
  return time;
}
