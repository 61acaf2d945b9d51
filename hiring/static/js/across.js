// One area over all candidates: each change is saved as it is made, one after the other in a row.

const RETRY_AFTER = 5000;
const form = document.querySelector("[data-across]");
const announcer = document.querySelector("[data-announce]");
const waiting = new Set();

class Row {
  constructor(cell) {
    this.cell = cell;
    this.id = cell.dataset.cell;
    this.said = cell.querySelector("[data-said]");
    this.seen = cell.querySelector(`[name="seen-${this.id}"]`);
    this.busy = false;
    this.timer = 0;
  }

  get value() {
    return this.cell.querySelector("input[type=radio]:checked").value;
  }

  change() {
    // The name of this answer: sent twice, it is kept once.
    this.key = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`.slice(0, 36);
    waiting.add(this);
    this.save();
  }

  async save() {
    clearTimeout(this.timer);
    if (this.busy) return;
    this.busy = true;
    this.say("saving …");
    const key = this.key;
    try {
      await this.receive(await this.send(key), key);
    } catch {
      this.later();
    }
    this.busy = false;
    if (waiting.has(this) && this.key !== key) this.save();
  }

  send(key) {
    const body = new FormData();
    body.append("csrf_token", form.elements.csrf_token.value);
    body.append(`value-${this.id}`, this.value);
    body.append(`seen-${this.id}`, this.seen.value);
    body.append(`key-${this.id}`, key);
    return fetch(location.pathname, {
      method: "POST",
      keepalive: true,
      headers: { Accept: "application/json" },
      body,
    });
  }

  async receive(answer, key) {
    if (answer.status >= 500 || answer.status === 429) return this.later();
    const isJson = (answer.headers.get("Content-Type") ?? "").includes("application/json");
    const found = isJson ? await answer.json() : {};
    if (answer.ok) {
      this.seen.value = String(found.version);
      if (this.key === key) {
        waiting.delete(this);
        this.say(`saved ${found.clock}`);
        announcer.textContent = `${this.cell.querySelector("legend").textContent} saved`;
      }
      return undefined;
    }
    waiting.delete(this);
    const words = found.error ?? "Not saved. Sign in again in another tab, then choose once more.";
    this.say(answer.status === 409 ? `${words} Load the page again.` : words);
    announcer.textContent = words;
    return undefined;
  }

  later() {
    this.say("not saved yet: no connection. It will be tried again.");
    this.timer = setTimeout(() => this.save(), RETRY_AFTER);
  }

  say(words) {
    this.said.textContent = words;
  }
}

if (form) {
  document.documentElement.classList.add("with-script");
  for (const cell of form.querySelectorAll("[data-cell]")) {
    const row = new Row(cell);
    cell.addEventListener("change", () => row.change());
    // A choice that was quicker than this script is saved, too.
    const chosen = cell.querySelector("input[type=radio]:checked");
    if (chosen && !chosen.defaultChecked) row.change();
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("beforeunload", (event) => {
    if (waiting.size) event.preventDefault();
  });
}
