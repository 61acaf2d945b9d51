// The decision of an equivalency review is kept while it is being written.

const PAUSE = 1500;
const RETRY_AFTER = 5000;

const form = document.querySelector("[data-decision]");
const saved = form.querySelector("[data-saved]");
const seen = form.querySelector("[name=seen]");
let kept = state();
let clock = "";
let timer = 0;
let busy = false;
let leaving = false;

function state() {
  const votes = [...form.querySelectorAll("[type=radio]:checked")].map((one) => [one.name, one.value]);
  return JSON.stringify([votes, form.querySelector("textarea").value]);
}

// Nothing is said of words that are not kept yet.
function say() {
  saved.textContent = clock && state() === kept ? `Draft kept ${clock}` : "";
}

function later(pause) {
  clearTimeout(timer);
  timer = setTimeout(save, pause);
}

async function save() {
  if (busy || leaving || state() === kept) return;
  busy = true;
  const sent = state();
  try {
    const answer = await fetch(form.dataset.url, {
      method: "POST",
      keepalive: true,
      headers: { Accept: "application/json" },
      body: new FormData(form),
    });
    await receive(answer, sent);
  } catch {
    saved.textContent = "Not kept yet: no connection. It will be tried again.";
    later(RETRY_AFTER);
  } finally {
    busy = false;
  }
}

async function receive(answer, sent) {
  const isJson = (answer.headers.get("Content-Type") ?? "").includes("application/json");
  const found = isJson ? await answer.json() : {};
  if (answer.ok) {
    kept = sent;
    seen.value = String(found.version);
    clock = found.clock;
    say();
    if (state() !== kept) later(PAUSE);
  } else if (answer.status >= 500 || answer.status === 429) {
    saved.textContent = "Not kept yet: the server did not answer. It will be tried again.";
    later(RETRY_AFTER);
  } else {
    saved.textContent = `${found.error ?? "Not kept."} What you typed still stands here.`;
  }
}

form.addEventListener("input", () => {
  say();
  later(PAUSE);
});
form.addEventListener("submit", () => {
  leaving = true;
});
window.addEventListener("pagehide", save);
window.addEventListener("online", save);
window.addEventListener("beforeunload", (event) => {
  if (!leaving && state() !== kept) event.preventDefault();
});
