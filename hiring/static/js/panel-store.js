// What waits in this browser for one member and one sheet: answers on their way, notes still being
// typed, and answers that were refused, in words.  Each lies under a name of its own, so that two
// tabs never write over one another; another person who signs in here has other names.
const ROOT = "hiring/sheet";

// Where the browser keeps nothing, at least the open tab does.
const memory = new Map();

function put(name, value) {
  const words = JSON.stringify(value);
  try {
    localStorage.setItem(name, words);
    memory.delete(name);
  } catch {
    memory.set(name, words);
  }
}

function take(name) {
  memory.delete(name);
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing is kept here, so that nothing is left behind.
  }
}

function names(prefix) {
  let kept = [];
  try {
    kept = Object.keys(localStorage);
  } catch {
    // Only the memory is left.
  }
  return [...new Set([...kept, ...memory.keys()])].filter((name) => name.startsWith(prefix));
}

function get(name) {
  let words = memory.get(name) ?? null;
  try {
    words ??= localStorage.getItem(name);
  } catch {
    // Only the memory is left.
  }
  try {
    return JSON.parse(words);
  } catch {
    return null;
  }
}

export class Store {
  constructor(user, sheet) {
    this.root = `${ROOT}/${user}/${sheet}`;
  }

  // The waiting answers, in the order in which they were given.
  waiting() {
    return names(`${this.root}/answer/`)
      .map(get)
      .filter(Boolean)
      .sort((one, other) => one.order - other.order);
  }

  // The order goes on from the last one waiting even where the clock was set back.
  add(entry) {
    const last = this.waiting().at(-1)?.order ?? 0;
    entry.order = Math.max(Date.now(), last + 1);
    put(`${this.root}/answer/${entry.key}`, entry);
  }

  remove(key) {
    take(`${this.root}/answer/${key}`);
  }

  draft(cell) {
    return get(`${this.root}/draft/${cell}`);
  }

  keepDraft(cell, note, seen) {
    put(`${this.root}/draft/${cell}`, { note, seen });
  }

  dropDraft(cell) {
    take(`${this.root}/draft/${cell}`);
  }

  refusal(cell) {
    return get(`${this.root}/refused/${cell}`);
  }

  keepRefusal(cell, words) {
    put(`${this.root}/refused/${cell}`, words);
  }

  dropRefusal(cell) {
    take(`${this.root}/refused/${cell}`);
  }

  // Whether something would be gone with this tab.
  get endsWithTab() {
    return [...memory.keys()].some((name) => name.startsWith(this.root));
  }
}
