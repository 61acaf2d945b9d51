// The size of the pages beside the findings.
const pane = document.querySelector(".candidate-documents");
const zoom = document.querySelector(".zoom");
const sizes = ["70 %", "100 %", "150 %", "200 %"];
let size = 1;

function change(event) {
  const button = event.target.closest("[data-zoom]");
  if (!button) return;
  pane.classList.remove(`zoom-${size}`);
  size = Math.min(sizes.length - 1, Math.max(0, size + Number(button.dataset.zoom)));
  pane.classList.add(`zoom-${size}`);
  zoom.querySelector("[data-zoom-now]").textContent = sizes[size];
}

if (zoom && pane.querySelector(".sheet")) {
  zoom.hidden = false;
  zoom.addEventListener("click", change);
}
