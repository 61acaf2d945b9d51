// The form of an equivalency review: each answer is saved as it is given, one request at a time for
// each statement.  Evidence opens under its line.  Nothing typed is thrown away: what could not be
// sent stays on the page and is tried again.

import { narrow } from "./passages.js";
import { wireRail } from "./rail.js";

const RETRY_AFTER = [2000, 5000, 15000, 30000];
const REMARK_PAUSE = 1500;

const token = document.querySelector('meta[name="csrf-token"]').content;
const announcer = document.querySelector("[data-announce]");

class Line {
  constructor(row) {
    this.row = row;
    this.key = row.dataset.statement;
    this.version = Number(row.dataset.version);
    this.radios = [...row.querySelectorAll(".marks input")];
    this.link = row.querySelector("[data-evidence]");
    this.savedAt = row.querySelector("[data-saved]");
    this.message = row.querySelector("[data-message]");
    this.editor = null;
    this.kept = this.state();
    this.busy = false;
    this.blocked = false;
    this.failures = 0;
    this.timer = 0;
    this.asked = {}; // words to be cited that are not on their way yet
  }

  get mark() {
    return this.radios.find((radio) => radio.checked)?.value ?? "";
  }

  get remark() {
    return this.editor ? this.editor.querySelector("textarea").value.trim() : null;
  }

  get picks() {
    if (!this.editor) return null;
    return [...this.editor.querySelectorAll("[name=pick]:checked")].map((box) => box.value);
  }

  // What is on the page now; what the editor holds counts only while it is open.
  state() {
    return JSON.stringify([this.mark, this.remark, this.picks]);
  }

  get changed() {
    return this.state() !== this.kept;
  }

  get pending() {
    return this.changed || Object.keys(this.asked).length > 0;
  }

  // Words typed to be cited, and not cited yet.
  get unfinished() {
    const fields = this.editor?.querySelectorAll("[name=words], [name=own]") ?? [];
    return [...fields].some((field) => field.value.trim());
  }

  async save(extra = {}) {
    clearTimeout(this.timer);
    this.timer = 0;
    Object.assign(this.asked, extra);
    if (this.busy) return;
    if (!this.pending) return;
    this.busy = true;
    const asked = this.asked;
    this.asked = {};
    this.row.classList.add("unsaved");
    this.say("saving …");
    const sent = this.state();
    try {
      await this.receive(await this.send(asked), sent, asked);
    } catch {
      this.later("Not saved yet: no connection. It will be tried again.", asked);
    } finally {
      this.busy = false;
    }
    if (this.pending && !this.timer && !this.blocked) this.save();
  }

  send(extra) {
    const form = new FormData();
    form.append("seen", String(this.version));
    if (this.mark) form.append("mark", this.mark);
    if (this.editor) {
      form.append("remark", this.remark);
      form.append("citing", "1");
      for (const pick of this.picks) form.append("pick", pick);
    }
    for (const [name, value] of Object.entries(extra)) form.append(name, value);
    return fetch(this.row.dataset.url, {
      method: "POST",
      keepalive: true,
      headers: { Accept: "application/json", "X-CSRFToken": token },
      body: form,
    });
  }

  async receive(answer, sent, extra) {
    if (answer.status >= 500 || answer.status === 429) {
      this.later("Not saved yet: the server did not answer. It will be tried again.", extra);
      return;
    }
    const isJson = (answer.headers.get("Content-Type") ?? "").includes("application/json");
    const found = isJson ? await answer.json() : {};
    if (answer.ok) this.confirm(found, sent, extra);
    else if (found.current) await this.showOther(found);
    else this.refuse(answer.status, found);
  }

  confirm(found, sent, extra) {
    this.kept = sent;
    this.failures = 0;
    this.blocked = false;
    this.warn("");
    if (found.added.length) this.showAdded(found.added, extra);
    this.take(found);
    this.row.classList.toggle("unsaved", this.changed);
    announcer.textContent = found.added.length ? "Cited and saved" : "Saved";
  }

  // What was added by words stands in the list of what is cited, and its field is free again.
  showAdded(added, extra) {
    const before = JSON.parse(this.kept);
    const list = this.editor.querySelector("[data-cited-list]");
    for (const one of added) {
      // The same words once more, with their page.
      if (before[2].includes(one.key)) {
        list.querySelector(`[value="${one.key}"]`)?.closest("label").replaceWith(pickOf(one));
        continue;
      }
      list.append(pickOf(one));
      before[2].push(one.key);
    }
    this.editor.querySelector("[data-cited]").hidden = false;
    this.kept = JSON.stringify([before[0], before[1], this.picks]);
    for (const name of Object.keys(extra)) {
      const field = this.editor.querySelector(`input.input[name=${name}]`);
      if (field) field.value = "";
    }
    for (const place of this.editor.querySelectorAll("[data-error]")) place.textContent = "";
  }

  // Another window was quicker: show its answer, say what this one was, overwrite nothing.
  async showOther(found) {
    const mine = this.radios.find((radio) => radio.checked)?.closest("label").textContent.trim();
    const typed = this.remark;
    for (const radio of this.radios) radio.checked = radio.value === found.current.mark;
    this.take(found.current);
    if (this.editor) {
      await this.open();
      const remark = this.editor.querySelector("textarea");
      this.kept = this.state();
      if (typed !== null && typed !== remark.value.trim()) remark.value = typed;
    } else this.kept = this.state();
    const lost = this.changed;
    this.blocked = lost;
    this.row.classList.toggle("unsaved", lost);
    this.warn(
      `Changed in another window: it says ${found.current.word}.` +
        (mine ? ` You had ${mine}; choose again to keep yours.` : "") +
        (lost ? " Your remark still stands here unsaved: change it to save it." : ""),
    );
  }

  refuse(status, found) {
    this.blocked = true;
    const place = found.field && this.editor?.querySelector(`[data-error="${found.field}"]`);
    if (place) {
      place.textContent = found.error;
      this.say("");
      return;
    }
    this.say("not saved");
    this.warn(
      status === 401
        ? "Not saved: you are signed out. Sign in again in another tab, then choose once more."
        : (found.error ?? "Not saved. Load the page again; what is saved stays."),
    );
  }

  later(words, asked) {
    this.asked = { ...asked, ...this.asked };
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
    this.row.dataset.version = String(found.version);
    this.say(found.clock ? `saved ${found.clock}` : "");
    const words = this.row.querySelector("[data-evidence-words]");
    const count = `${found.cited} citation${found.cited === 1 ? "" : "s"}`;
    words.classList.toggle("bare", found.bare);
    if (found.cited) words.textContent = count + (found.remark ? ", remark" : "");
    else words.textContent = found.bare ? "evidence wanted" : found.remark ? "remark" : "";
    showLeft(found);
  }

  async toggle() {
    if (this.editor) await this.close();
    else await this.open(true);
  }

  async open(focus = false) {
    let page;
    try {
      const answer = await fetch(`${this.row.dataset.url}?part=editor`);
      if (!answer.ok) throw new Error(String(answer.status));
      page = new DOMParser().parseFromString(await answer.text(), "text/html");
    } catch {
      this.warn("The evidence could not be loaded: no connection, or you are signed out.");
      return;
    }
    const before = JSON.parse(this.kept);
    this.editor?.remove();
    this.editor = page.querySelector("[data-editor]");
    this.row.append(this.editor);
    this.kept = JSON.stringify([before[0], this.remark, this.picks]);
    this.link.setAttribute("aria-expanded", "true");
    wireEditor(this);
    if (focus) this.editor.querySelector("[data-filter]").focus();
  }

  async close() {
    if (this.unfinished) {
      this.warn("Words that you typed are not cited yet: cite them, or clear the field.");
      return;
    }
    await this.save();
    if (this.changed) return;
    this.editor.remove();
    this.editor = null;
    this.kept = this.state();
    this.link.setAttribute("aria-expanded", "false");
    this.link.focus();
  }

  say(words) {
    this.savedAt.textContent = words;
  }

  warn(words) {
    this.message.textContent = words;
  }
}

function pickOf(one) {
  const label = document.createElement("label");
  label.className = "pick";
  const box = document.createElement("input");
  Object.assign(box, { type: "checkbox", name: "pick", value: one.key, checked: true });
  const words = document.createElement("span");
  if (!one.own) words.className = "evidence";
  const where = document.createElement("span");
  where.className = "where";
  where.textContent = (one.own ? "own words about " : "") + one.where;
  words.append(`${one.text} `, where);
  label.append(box, words);
  return label;
}

let stamp = 0;

// Several answers may be under way at once: what was counted before the last count is not shown.
function showLeft(found) {
  if (found.stamp < stamp) return;
  stamp = found.stamp;
  document.querySelector("[data-finished]").textContent = found.finished;
  document.querySelector("[data-progress]").value = found.finished;
  for (const place of document.querySelectorAll("[data-left]")) {
    const left = found.left[place.dataset.left];
    place.textContent = left ? `${left} left` : "done";
  }
}

function wireEditor(line) {
  const editor = line.editor;
  const remark = editor.querySelector("textarea");
  const soon = () => {
    line.blocked = false;
    clearTimeout(line.timer);
    line.timer = setTimeout(() => {
      line.timer = 0;
      line.save();
    }, REMARK_PAUSE);
  };
  remark.addEventListener("input", soon);
  remark.addEventListener("change", () => line.save());
  editor.addEventListener("change", (event) => {
    if (event.target.name === "pick") {
      line.blocked = false;
      line.save();
    }
  });
  editor.querySelector("[data-close]").addEventListener("click", () => line.close());
  editor.querySelector("[data-filter]").addEventListener("input", (event) => narrow(editor, event.target.value));
  // Enter in the filter must not send the form.
  editor.querySelector("[data-filter]").addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  editor.addEventListener("keydown", (event) => {
    if (event.key === "Escape") line.close();
  });
  editor.addEventListener("submit", (event) => {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(editor));
    const { name, value } = event.submitter ?? {};
    line.blocked = false;
    const extra = {};
    if (name === "same_as") extra.same_as = value;
    if (fields.words.trim()) {
      const { words, words_page, words_document = "" } = fields;
      Object.assign(extra, { words, words_page, words_document });
    }
    if (fields.own.trim()) {
      const { own, own_page, document } = fields;
      Object.assign(extra, { own, own_page, document });
    }
    line.save(extra);
  });
}

function wire(line, next) {
  for (const radio of line.radios) {
    radio.addEventListener("change", () => {
      line.blocked = false;
      line.save();
    });
    radio.addEventListener("keydown", (event) => pressed(event, line, next));
  }
  line.link.setAttribute("role", "button");
  line.link.setAttribute("aria-expanded", "false");
  line.link.addEventListener("click", (event) => {
    event.preventDefault();
    line.toggle();
  });
  line.link.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      event.preventDefault();
      line.toggle();
    }
  });
}

// Letters and digits act only while an answer of the line has the focus.
function pressed(event, line, next) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const chosen = line.radios[Number(event.key) - 1];
  if (chosen) {
    event.preventDefault();
    chosen.focus();
    chosen.click();
  } else if (event.key === "Enter") {
    event.preventDefault();
    next?.();
  } else if (event.key.toLowerCase() === "e") {
    event.preventDefault();
    line.toggle();
  }
}

function goTo(line) {
  line.row.closest("details").open = true;
  (line.radios.find((radio) => radio.checked) ?? line.radios[0]).focus();
  line.row.scrollIntoView({ block: "nearest" });
}

function start() {
  document.documentElement.classList.add("with-script");
  const lines = [...document.querySelectorAll("[data-statement]")].map((row) => new Line(row));
  lines.forEach((line, place) => {
    const following = lines[place + 1];
    wire(line, following && (() => goTo(following)));
  });
  wireRail("group");
  for (const form of document.querySelectorAll("[data-group-form]")) {
    form.addEventListener("submit", (event) => event.preventDefault());
  }
  window.addEventListener("pagehide", () => lines.forEach((line) => line.save()));
  window.addEventListener("online", () => lines.forEach((line) => line.save()));
  window.addEventListener("beforeunload", (event) => {
    if (lines.some((line) => line.changed || line.unfinished)) event.preventDefault();
  });
}

start();
