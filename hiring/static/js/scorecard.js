// A link to an area of the scorecard opens it.

function reveal() {
  const area = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (area instanceof HTMLDetailsElement) {
    area.open = true;
    area.scrollIntoView({ block: "start" });
  }
}

window.addEventListener("hashchange", reveal);
reveal();
