// The browser opens the large pages by itself; here they are scrolled to the page that was chosen.
for (const button of document.querySelectorAll("[data-large]")) {
  const page = document.getElementById(button.dataset.large);
  button.popoverTargetElement?.addEventListener("toggle", (event) => {
    if (event.newState === "open" && button.dataset.chosen) page.scrollIntoView({ block: "start" });
    delete button.dataset.chosen;
  });
  button.addEventListener("click", () => {
    button.dataset.chosen = "yes";
  });
}
