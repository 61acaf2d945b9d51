// A form behind a link ("Correct…", "Override…") opens where the link stands, so that the words of
// the document stay in sight beside it.  Without this script the link leads to the form's own page,
// and so does an answer that the form has to be looked at again.
async function fetchForm(link) {
  const answer = await fetch(link.href, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector("form.act-form");
}

function close(form) {
  const link = form.opener;
  form.remove();
  link.setAttribute("aria-expanded", "false");
  link.focus();
}

let wanted = null; // the link whose form is on its way: what comes late replaces nothing

async function open(link) {
  if (wanted === link) return;
  wanted = link;
  link.setAttribute("aria-busy", "true");
  const form = await fetchForm(link);
  link.removeAttribute("aria-busy");
  if (wanted !== link) return;
  wanted = null;
  if (!form) {
    location.assign(link.href);
    return;
  }
  document.querySelector("form.act-form.inline")?.remove();
  for (const other of document.querySelectorAll("a[data-inline][aria-expanded=true]")) other.setAttribute("aria-expanded", "false");
  form.classList.add("inline");
  form.opener = link;
  link.closest(".acts").after(form);
  link.setAttribute("aria-expanded", "true");
  form.querySelector("[data-cancel]")?.addEventListener("click", (event) => {
    event.preventDefault();
    close(form);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) close(form);
  });
  form.dispatchEvent(new CustomEvent("form-opened", { bubbles: true }));
  form.querySelector("h2")?.focus({ preventScroll: true });
  form.scrollIntoView({ block: "nearest" });
}

for (const link of document.querySelectorAll("a[data-inline]")) {
  link.setAttribute("aria-expanded", "false");
  link.setAttribute("role", "button");
  link.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      event.preventDefault();
      link.click();
    }
  });
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const form = document.querySelector("form.act-form.inline");
    if (form?.opener === link) close(form);
    else open(link);
  });
}
