// The rail beside a long form: each link opens its part and goes there, and says which is open.
// `prefix` is what the id of a part begins with.
export function wireRail(prefix) {
  for (const link of document.querySelectorAll("[data-rail]")) {
    const part = document.getElementById(`${prefix}-${link.dataset.rail}`);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      part.open = true;
      part.querySelector("summary").focus();
      part.scrollIntoView({ block: "start" });
    });
    part.addEventListener("toggle", () => {
      if (part.open) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  }
}
