// What waits in this browser, said in words above the page, and what can be done about it.

const count = (many) => (many === 1 ? "1 answer waits" : `${many} answers wait`);

const WORDS = {
  offline: (many) => `${count(many)} in this browser: the server can't be reached. Sending goes on by itself as soon as it answers; go on rating.`,
  server: (many) => `${count(many)} in this browser: the server doesn't answer as it should. Sending is tried again by itself; go on rating.`,
  busy: (many) => `${count(many)} in this browser: the server has much to do. Sending is tried again by itself; go on rating.`,
  "signed-out": (many) => `You are signed out. ${count(many)} in this browser until you have signed in again; you come back to this place.`,
  other: (many) => `Somebody else is signed in in this browser now. ${count(many)} here for you alone: nobody else sees or sends what you gave. Sign out there and sign in as yourself.`,
  closed: (many, trouble) => `${trouble.words} ${count(many)} in this browser and can't be saved now; if the sheet is opened again, sending goes on.`,
  gone: (many) => `This sheet is no longer yours to rate. ${count(many)} in this browser and can't be saved.`,
};

function timeOf(entry) {
  return new Date(entry.given_at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

function describe(entry, levels) {
  const note = entry.note ? `, with the note “${entry.note}”` : "";
  if (entry.area) return `Note on the area ${levels[entry.area] ?? entry.area}: ${entry.note ? `“${entry.note}”` : "taken away"}, typed ${timeOf(entry)}`;
  return `${entry.of ? `${entry.of}, item` : "Item"} ${entry.item}: ${levels[entry.value ?? ""]}${note}, given ${timeOf(entry)}`;
}

function list(entries, levels) {
  return entries.map((entry) => {
    const line = document.createElement("li");
    line.textContent = describe(entry, levels);
    return line;
  });
}

// What is under a finger stays under it: where the bar comes in, the page scrolls by as much.
function inPlace(bar, change) {
  const below = () => bar.nextElementSibling?.getBoundingClientRect().top ?? 0;
  const before = below();
  change();
  const moved = below() - before;
  if (moved) scrollBy({ top: moved, behavior: "instant" });
}

// `announce` says words to who can't see the page; `here` is the address to come back to.
export function wireBar(queue, bar, { announce, here }) {
  const words = bar.querySelector("[data-queue-words]");
  const link = bar.querySelector("[data-sign-in]");
  const again = bar.querySelector("[data-try]");
  const discard = bar.querySelector("[data-discard]");
  const levels = JSON.parse(bar.dataset.levels);
  let told = "";

  function draw() {
    inPlace(bar, show);
  }

  function show() {
    const entries = queue.store.waiting();
    const trouble = entries.length ? queue.trouble : null;
    bar.hidden = !trouble;
    document.documentElement.classList.toggle("answers-wait", Boolean(trouble));
    if ((trouble?.kind ?? "") !== told && (trouble || told)) {
      announce(trouble ? WORDS[trouble.kind](entries.length, trouble) : "All waiting answers are saved.");
    }
    told = trouble?.kind ?? "";
    if (!trouble) return;
    words.textContent = WORDS[trouble.kind](entries.length, trouble);
    const ended = trouble.kind === "closed" || trouble.kind === "gone";
    link.hidden = !["signed-out", "other"].includes(trouble.kind);
    link.href = `${bar.dataset.signInUrl}?next=${encodeURIComponent(here())}`;
    again.hidden = !link.hidden || ended;
    discard.hidden = !ended;
    bar.querySelector("[data-queue-list]").replaceChildren(...list(entries, levels));
    bar.querySelector("details").hidden = false;
    bar.querySelector("details").open ||= ended;
  }

  queue.addEventListener("standing", draw);
  for (const type of ["given", "saved", "stale", "refused"]) queue.addEventListener(type, draw);
  again.addEventListener("click", () => queue.drain());
  discard.addEventListener("click", () => {
    if (discard.dataset.sure) queue.discard();
    else {
      discard.dataset.sure = "yes";
      discard.textContent = "Discard them for good";
    }
  });
  addEventListener("online", () => queue.drain());
  addEventListener("focus", () => queue.trouble && queue.drain());
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && queue.trouble) queue.drain();
  });
  return draw;
}
