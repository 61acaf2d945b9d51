// What an act changed stays in sight at the top, where it covers what lies below: it can be closed.
for (const said of document.querySelectorAll(".page > .notice[role='status']:not([data-fresh])")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "act said-close";
  button.textContent = "Close";
  button.addEventListener("click", () => said.remove());
  said.append(button);
}
