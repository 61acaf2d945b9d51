// The sheet by keys alone: 1 to 5 and 0 rate and go on to the next unrated item, the arrows move
// between items and levels, N goes to the next unrated item, M to the note.  Nothing of it while
// words are typed, and nothing where the member has switched it off.

const OFF = "hiring/keys/off";
const CLOSED = "hiring/keys/closed";

function recall(name) {
  try {
    return localStorage.getItem(name) === "yes";
  } catch {
    return false;
  }
}

function remember(name, yes) {
  try {
    if (yes) localStorage.setItem(name, "yes");
    else localStorage.removeItem(name);
  } catch {
    // It holds for this page only.
  }
}

const isTyping = (target) => target.closest("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])");

export class Keys {
  constructor(cells, legend, announce) {
    this.cells = cells;
    this.legend = legend;
    this.announce = announce;
    this.now = null; // the cell under the hand
    this.rated = null; // the cell that a key rated last
    this.back = null; // where a note was opened from
    this.acts = { n: () => this.goNext(), m: () => this.goToNote() };
    this.wireLegend();
    document.addEventListener("keydown", (event) => this.press(event));
    for (const cell of cells) cell.row.addEventListener("focusin", () => this.mark(cell));
  }

  wireLegend() {
    const box = this.legend.querySelector("[data-keys-on]");
    box.checked = !recall(OFF);
    box.addEventListener("change", () => remember(OFF, !box.checked));
    this.legend.hidden = false;
    this.legend.open = !recall(CLOSED) && !matchMedia("(max-width: 48rem)").matches;
    // By hand alone: on a phone it is folded by the line above.
    this.legend.querySelector("summary").addEventListener("click", () => remember(CLOSED, this.legend.open));
    this.box = box;
  }

  mark(cell) {
    this.now?.row.classList.remove("now");
    this.now = cell;
    cell.row.classList.add("now");
  }

  press(event) {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    const typing = isTyping(event.target);
    if (typing && event.key === "Escape") this.leaveNote(event);
    if (typing || !this.box.checked || !this.isHere(event.target)) return;
    if (/^[0-5]$/.test(event.key)) this.rate(event);
    else if (event.key.startsWith("Arrow")) this.move(event);
    else if (!event.repeat && !event.shiftKey) this.act(event);
  }

  isHere(target) {
    return target === document.body || target.id === "main" || target.closest(".sheet-form");
  }

  act(event) {
    const act = this.acts[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  }

  // The item that a key means: the one in hand while it is in sight, else the first open one.
  place() {
    const inSight = (cell) => cell?.row.closest("details.area").open;
    if (inSight(this.now)) return this.now;
    const open = this.cells.filter((cell) => !cell.rated);
    return open.find(inSight) ?? open[0] ?? this.cells[0];
  }

  // A key that is held down rates once.
  rate(event) {
    event.preventDefault();
    if (event.repeat) return;
    const cell = this.place();
    const wanted = event.key === "0" ? "not_observed" : event.key;
    const radio = cell.radios.find((other) => other.value === wanted);
    if (!radio) return;
    this.mark(cell);
    this.rated = cell;
    if (!radio.checked) radio.click();
    this.goNext();
  }

  // Left and right choose a level, as the browser has it; up and down go from item to item.
  move(event) {
    if (!["ArrowUp", "ArrowDown"].includes(event.key) || !event.target.closest("[data-item]")) return;
    event.preventDefault();
    const at = this.cells.indexOf(this.place());
    const next = this.cells[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) this.go(next);
  }

  goNext() {
    const from = this.cells.indexOf(this.place());
    const order = [...this.cells.slice(from + 1), ...this.cells.slice(0, from + 1)];
    const next = order.find((cell) => !cell.rated);
    if (next) this.go(next);
    else {
      document.querySelector("[data-submit]").focus();
      this.announce("Every item has an answer. Review and submit.");
    }
  }

  go(cell) {
    cell.row.closest("details.area").open = true;
    (cell.chosen ?? cell.radios[0]).focus({ preventScroll: true });
    cell.row.scrollIntoView({ block: "nearest" });
  }

  // The note on the answer just given, or on the item in hand where that one has an answer.
  goToNote() {
    const here = this.place();
    const cell = here.rated || !this.rated ? here : this.rated;
    this.back = here;
    cell.row.closest("details.area").open = true;
    cell.row.querySelector("details.note").open = true;
    cell.note.focus();
  }

  leaveNote(event) {
    const row = event.target.closest("[data-item]");
    if (!row) return;
    event.preventDefault();
    const cell = this.cells.find((other) => other.row === row);
    this.go(this.back ?? cell);
    this.back = null;
  }
}
