// The list of candidates: what is chosen is counted, and remembered at once, so that it outlives a turn of the page.
const list = document.getElementById("list");

function setUp() {
  const picks = [...list.querySelectorAll("[data-pick]")];
  const all = list.querySelector("[data-pick-all]");
  const acts = [...list.querySelectorAll("[data-act]")];
  const line = list.querySelector("[data-chosen]");
  const none = list.querySelector("[data-none]");
  const note = list.querySelector("[data-note]");
  const others = Number(list.dataset.others);
  let saving = null;
  let again = false; // chosen while an earlier choice is on its way: of two at once the older could win

  const candidates = (count) => `${count} ${count === 1 ? "candidate" : "candidates"}`;

  function show() {
    const here = picks.filter((pick) => pick.checked);
    const count = here.length + others;
    const ready = here.filter((pick) => "ready" in pick.dataset).length + Number(list.dataset.othersReady);
    const open = here.filter((pick) => "open" in pick.dataset).length + Number(list.dataset.othersOpen);
    for (const act of acts) {
      act.disabled = count === 0;
      act.textContent = count ? act.dataset.act.replace("#", candidates(count)) : act.dataset.act.replace(/ ?#/, "");
    }
    none.hidden = count === 0;
    if (!count) line.textContent = "Choose candidates, then what to do with them.";
    else if (!others) line.textContent = `${count} chosen.`;
    else line.textContent = `${count} chosen, ${others === count ? "" : `${others} of them `}on other pages or outside the filters.`;
    if (note) {
      if (!count) note.textContent = "Candidates at the stage “qualified” can be sent to the panel.";
      else if (ready < count) note.textContent = `${count - ready} of them ${count - ready === 1 ? "is" : "are"} not judged and at “qualified”, and would not be sent.`;
      else if (open) note.textContent = `${open} of them ${open === 1 ? "has" : "have"} open findings.`;
      else note.textContent = "Each panel member gets a sheet for each of them.";
    }
    if (all) {
      all.checked = here.length > 0 && here.length === picks.length;
      all.indeterminate = here.length > 0 && here.length < picks.length;
    }
  }

  function send() {
    const body = new URLSearchParams(new FormData(list));
    body.set("go", "save");
    return fetch(list.action, { method: "POST", body, keepalive: body.toString().length < 60000 }).catch(() => null);
  }

  function save() {
    again = saving !== null;
    if (again) return;
    saving = send().finally(() => {
      saving = null;
      if (again) save();
    });
  }

  // A page that is asked for before the choice is remembered would forget it again.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!saving || !link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    saving.then(() => link.click());
  }, true);
  document.addEventListener("submit", (event) => {
    if (!saving) return;
    event.preventDefault();
    const { target, submitter } = event;
    saving.then(() => target.requestSubmit(submitter));
  }, true);

  if (all) {
    all.closest("label").hidden = picks.length === 0;
    all.addEventListener("change", () => {
      for (const pick of picks) pick.checked = all.checked;
      show();
      save();
    });
  }
  for (const pick of picks) pick.addEventListener("change", () => { show(); save(); });
  window.addEventListener("pagehide", () => { if (again) send(); });
  list.addEventListener("submit", (event) => {
    const go = event.submitter?.value ?? "";
    if (go === "all" || go === "none") sessionStorage.setItem("candidates-scroll", String(window.scrollY));
  });
  const scroll = sessionStorage.getItem("candidates-scroll");
  sessionStorage.removeItem("candidates-scroll");
  if (scroll !== null) window.scrollTo(0, Number(scroll));
  show();
}

if (list) setUp();
window.addEventListener("pageshow", (event) => { if (event.persisted) window.location.reload(); });
