// On a narrow page the documents slide over the findings from below, in a dialog: the browser keeps
// the focus inside and gives it back.  Where there is room for both they stand side by side.
const sheet = document.querySelector("dialog.page-sheet");
const pane = document.querySelector(".candidate-documents");
const both = document.querySelector(".candidate");
let goingBack = false; // to the entry before the sheet's own: the browser takes a moment for it

// Where text is large the columns fold earlier than the window's width says: ask the layout itself.
function areSideBySide() {
  return getComputedStyle(both).gridTemplateColumns.includes(" ");
}

export function sheetIsOpen() {
  return sheet.open;
}

export function openSheet(from) {
  if (sheet.open || areSideBySide()) return;
  from.focus({ preventScroll: true }); // so that closing gives the focus back to it
  if (!goingBack) history.pushState({ sheet: true }, "");
  sheet.showModal();
}

export function closeSheet({ refocus = true } = {}) {
  if (!sheet.open) return;
  sheet.close();
  if (!refocus) document.activeElement?.blur();
  if (!history.state?.sheet || goingBack) return;
  goingBack = true;
  history.back();
}

function settle() {
  const beside = areSideBySide();
  if (beside && sheet.open) sheet.close();
  const home = beside ? both : sheet;
  if (pane.parentElement !== home) home.append(pane);
}

export function watchLayout() {
  settle();
  new ResizeObserver(settle).observe(document.querySelector("main"));
  sheet.addEventListener("cancel", (event) => {
    event.preventDefault();
    closeSheet();
  });
  addEventListener("popstate", () => {
    const was = goingBack;
    goingBack = false;
    if (!sheet.open) return;
    if (was) history.pushState({ sheet: true }, ""); // opened anew on the way back
    else sheet.close();
  });
  for (const link of document.querySelectorAll("[data-open-sheet]")) {
    link.addEventListener("click", (event) => {
      if (areSideBySide()) return;
      event.preventDefault();
      openSheet(link);
    });
  }
  for (const link of document.querySelectorAll("[data-close-sheet]")) {
    link.addEventListener("click", (event) => {
      if (!sheet.open) return;
      event.preventDefault();
      closeSheet();
    });
  }
}
