// What a candidate types is kept on the server a moment after it is typed.  Without this module the
// button "Save for later" does the same.
const form = document.querySelector("form[data-save]");
const status = document.querySelector("[data-saved]");
const WAIT = 1200;
const AGAIN = 15000;
let timer = 0;
let flight = null; // the save that is on its way
let changed = false;

const later = (wait) => {
  clearTimeout(timer);
  timer = setTimeout(() => keep(), wait);
};

async function keep(leaving = false) {
  if (flight && !leaving) {
    later(WAIT);
    return;
  }
  flight?.abort(); // whoever leaves takes the newest words along; older ones must not come after
  const mine = new AbortController();
  flight = mine;
  changed = false;
  try {
    const answer = await fetch(form.dataset.save, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new FormData(form),
      keepalive: leaving,
      signal: mine.signal,
    });
    if (answer.ok) {
      const { saved } = await answer.json();
      if (!changed) status.textContent = `Saved ${saved}`;
    } else {
      status.textContent = "Not saved: load the page again with the link from the letter.";
    }
  } catch {
    if (mine === flight) {
      status.textContent = "Not saved: there is no connection. It is tried again.";
      later(AGAIN);
    }
  } finally {
    if (mine === flight) {
      flight = null;
      if (changed) later(WAIT);
    }
  }
}

if (form) {
  form.addEventListener("input", () => {
    changed = true;
    status.textContent = ""; // what it says is no longer so
    later(WAIT);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && changed) keep(true);
  });
}
document.querySelector("[data-faults]")?.focus();
