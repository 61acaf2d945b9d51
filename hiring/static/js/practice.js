// The sample is saved as it is rated, so that nothing is lost on the way to the key.

const RETRY_AFTER = 5000;
const form = document.querySelector("[data-practice]:not([data-done])");
let timer = 0;
let sending = false;
let changed = false;

async function save() {
  clearTimeout(timer);
  timer = 0;
  if (sending) return;
  sending = true;
  const place = form.querySelector("[data-saved]");
  try {
    const answer = await send();
    const isJson = (answer.headers.get("Content-Type") ?? "").includes("application/json");
    const found = isJson ? await answer.json() : {};
    if (answer.ok && changed) place.textContent = "Saving …";
    else if (answer.ok) place.textContent = `Saved ${found.clock}`;
    else if (answer.status >= 500 || answer.status === 429) again(place);
    else place.textContent = found.error ?? "Not saved. What you chose still stands here.";
  } catch {
    again(place);
  } finally {
    sending = false;
  }
  if (changed && !timer) save();
}

// Also while the page is left: the browser sends it after the page is gone.
function send() {
  changed = false;
  return fetch(location.href, {
    method: "POST",
    keepalive: true,
    headers: { Accept: "application/json" },
    body: new FormData(form),
  });
}

function again(place) {
  changed = true;
  place.textContent = "Not saved yet: no connection. It will be tried again.";
  timer = setTimeout(save, RETRY_AFTER);
}

form?.addEventListener("change", () => {
  changed = true;
  form.querySelector("[data-saved]").textContent = "Saving …";
  save();
});
form?.addEventListener("submit", () => {
  changed = false;
});
window.addEventListener("pagehide", () => {
  if (changed) send();
});
