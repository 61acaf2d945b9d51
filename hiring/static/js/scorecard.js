// A link to a number opens what holds it.

function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  let holder = target?.closest("details");
  while (holder) {
    holder.open = true;
    holder = holder.parentElement.closest("details");
  }
  target?.scrollIntoView({ block: "start" });
}

window.addEventListener("hashchange", reveal);
reveal();
