// The list of candidates: choose all, and say how many will be sent.
const picks = [...document.querySelectorAll("[data-pick]")];
const all = document.querySelector("[data-pick-all]");
const send = document.querySelector("[data-send]");
const note = document.querySelector("[data-send-note]");

function show() {
  const chosen = picks.filter((pick) => pick.checked);
  const open = chosen.filter((pick) => "open" in pick.dataset).length;
  const count = chosen.length;
  send.disabled = count === 0;
  send.textContent = count ? `Send ${count} ${count === 1 ? "candidate" : "candidates"} to the panel` : "Send candidates to the panel";
  if (!count) note.textContent = picks.length ? "Choose candidates at the stage “qualified”." : "No candidate on this page is at the stage “qualified”.";
  else if (open) note.textContent = `${open} of them ${open === 1 ? "has" : "have"} open findings.`;
  else note.textContent = "Each panel member gets a sheet for each of them.";
  all.checked = count > 0 && count === picks.length;
  all.indeterminate = count > 0 && count < picks.length;
}

if (send) {
  all.closest("label").hidden = picks.length === 0;
  all.addEventListener("change", () => {
    for (const pick of picks) pick.checked = all.checked;
    show();
  });
  for (const pick of picks) pick.addEventListener("change", show);
  show();
}
