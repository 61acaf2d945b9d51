// The rows of the intake table: each is replaced where it stands, so that nothing jumps.

function fromHtml(html) {
  const box = document.createElement("template");
  box.innerHTML = html.trim();
  return box.content.firstElementChild;
}

/** Put the server's row in the place of `old`, of the row it replaces, or on top of the table. */
export function replaceRow({ id, html }, old = null) {
  const fresh = fromHtml(html);
  const present = document.getElementById(`document-${id}`);
  if (present !== null) {
    if (old !== null && old !== present) old.remove();
    if (present.outerHTML !== fresh.outerHTML) exchange(present, fresh);
  } else if (old !== null) {
    old.replaceWith(fresh);
  } else {
    document.querySelector("#files-table tbody").prepend(fresh);
  }
}

/** Replace the row and leave the keyboard where it was. */
function exchange(present, fresh) {
  const links = [...present.querySelectorAll("a, button")];
  const at = links.indexOf(document.activeElement);
  present.replaceWith(fresh);
  if (at >= 0) (fresh.querySelectorAll("a, button")[at] ?? fresh.querySelector("a"))?.focus();
}

/** A row for a file that is on its way. */
export function addUploadRow(file) {
  const row = document.getElementById("upload-row").content.firstElementChild.cloneNode(true);
  row.querySelector(".file-name").textContent = file.name;
  row.querySelector(".num").textContent = file.size < 1e6 ? `${Math.max(1, Math.round(file.size / 1000))} kB` : `${(file.size / 1e6).toFixed(1)} MB`;
  row.querySelector("progress").setAttribute("aria-label", `Sending ${file.name}`);
  document.querySelector("#files-table tbody").prepend(row);
  return row;
}

/** How much of the file has gone. */
export function showUpload(row, part) {
  row.querySelector("progress").value = part;
}

/** Why the row ends here, what to do, and a button where trying again makes sense. */
export function showNote(row, text, hint, tone = "not_met", again = null) {
  row.querySelector(".state-words").textContent = tone === "met" ? "nothing to do" : "not taken in";
  row.querySelector("progress").hidden = true;
  const result = row.querySelector(".result");
  result.replaceChildren(line("span", `finding-mark ${tone}`, `${tone === "met" ? "●" : "▲"} ${text}`), line("span", "hint", hint));
  if (again === null) return;
  const button = line("button", "button slight", "Send again");
  button.type = "button";
  button.addEventListener("click", () => {
    result.replaceChildren();
    row.querySelector("progress").hidden = false;
    row.querySelector(".state-words").textContent = "being sent";
    again();
  });
  result.append(button);
}

function line(tag, names, text) {
  const element = document.createElement(tag);
  element.className = names;
  element.textContent = text;
  return element;
}
