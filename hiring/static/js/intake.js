// The intake page with a script: files are sent one by one, three at a time, with their progress,
// and the table follows the workers without a reload.  Rows are replaced where they stand.

import { sendFile, retryFile, askProgress } from "./intake-server.js";
import { replaceRow, addUploadRow, showUpload, showNote } from "./intake-table.js";

const AT_ONCE = 3;
const ASK_EVERY = 1500;
const ASK_SLOWLY = 10000;

const form = document.getElementById("drop");
const table = document.getElementById("files-table");
const summary = document.getElementById("summary");
const waiting = [];
let sending = 0;
let since = table.dataset.since;
let timer = null;

document.documentElement.classList.add("scripted");

function follow(answer) {
  for (const row of answer.rows) replaceRow(row);
  if (summary.textContent !== answer.summary) summary.textContent = answer.summary;
  showCount(answer.files);
  const duplicates = document.getElementById("duplicates");
  if (answer.duplicates.trim() !== duplicates.innerHTML.trim()) keepOpen(duplicates, answer.duplicates);
  const readings = document.getElementById("readings");
  if (readings.textContent.trim() !== fromText(answer.readings)) readings.innerHTML = answer.readings;
  if (answer.since) since = answer.since;
}

/** The text that this HTML shows: its form token differs each time it is written. */
function fromText(html) {
  const box = document.createElement("template");
  box.innerHTML = html;
  return box.content.textContent.trim();
}

/** The journey's own count, which the server wrote when the page was loaded. */
function showCount(files) {
  const step = document.querySelector(".journey [aria-current]");
  let count = step.querySelector(".journey-count");
  if (count === null) {
    count = document.createElement("span");
    count.className = "journey-count";
    step.append(" ", count);
  }
  if (files > 0) count.textContent = files;
}

function keepOpen(box, html) {
  const open = box.querySelector("details")?.open;
  box.innerHTML = html;
  if (open && box.querySelector("details")) box.querySelector("details").open = true;
}

async function ask() {
  try {
    follow(await askProgress(table.dataset.progress, since));
  } catch {
    // The connection or the server is away for a moment: the next question asks for all since then.
  }
  plan();
}

function plan() {
  clearTimeout(timer);
  const busy = table.querySelector("[data-busy]") || sending > 0;
  timer = setTimeout(ask, busy ? ASK_EVERY : ASK_SLOWLY);
}

function takeIn(files) {
  const chosen = [...files];
  if (chosen.length === 0) return;
  table.hidden = false;
  document.getElementById("empty").hidden = true;
  // The last file first, so that the first one ends on top, as the server will order them.
  const application = document.getElementById("application")?.value ?? "";
  const rows = chosen.map((file) => ({ file, application, row: null }));
  for (const item of [...rows].reverse()) item.row = addUploadRow(item.file);
  waiting.push(...rows);
  sendNext();
}

function sendNext() {
  while (sending < AT_ONCE && waiting.length > 0) {
    sending += 1;
    send(waiting.shift()).finally(() => {
      sending -= 1;
      sendNext();
    });
  }
}

async function send(item) {
  const limit = Number(form.dataset.maxBytes);
  if (item.file.size >= limit) {
    showNote(item.row, "Not sent: larger than this site takes in at all.", "Ask for a smaller copy. The file is still on your computer.");
    return;
  }
  try {
    const answer = await sendFile(form, item, (part) => showUpload(item.row, part));
    const [row] = answer.rows;
    if (row.already) {
      showNote(item.row, `Already here, as “${row.already}”.`, "The same bytes are one document; nothing was added.", "met");
    } else {
      replaceRow(row, item.row);
    }
    follow({ ...answer, rows: row.already ? answer.rows : [] });
    plan();
  } catch (error) {
    showNote(item.row, `Not sent: ${error.message}`, "The file is still on your computer.", "not_met", () => {
      waiting.push(item);
      sendNext();
    });
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  takeIn(form.elements.files.files);
  form.elements.files.value = "";
});
form.elements.files.addEventListener("change", () => form.requestSubmit());

for (const kind of ["dragenter", "dragover"]) {
  document.addEventListener(kind, (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    form.classList.add("over");
  });
}
document.addEventListener("dragleave", (event) => {
  if (event.relatedTarget === null) form.classList.remove("over");
});
document.addEventListener("drop", (event) => {
  form.classList.remove("over");
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  takeIn(event.dataTransfer.files);
});

table.addEventListener("submit", async (event) => {
  if (!event.target.matches("[data-retry]")) return;
  event.preventDefault();
  try {
    follow(await retryFile(event.target));
    plan();
  } catch (error) {
    summary.textContent = error.message;
  }
});

window.addEventListener("beforeunload", (event) => {
  if (sending > 0 || waiting.length > 0) event.preventDefault();
});

plan();
