// The list moves as the sliders move: the same page is asked for, and its answer is put in place.

const form = document.querySelector("[data-what-if]");
let asked = 0;
let timer = 0;

async function ask() {
  const mine = ++asked;
  const address = `${location.pathname}?${changed()}`;
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (!answer.ok || mine !== asked) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of ["[data-answer]", ".what-if-banner"]) {
    document.querySelector(part).replaceWith(page.querySelector(part));
  }
  for (const output of form.querySelectorAll("output")) {
    output.replaceChildren(...page.getElementById(output.id).childNodes);
  }
  history.replaceState(null, "", address);
}

// Only what differs from the record stands in the address.
function changed() {
  const fields = [...new FormData(form)].filter(([name, value]) => value !== "" && !(form.elements[name].type === "range" && value === "1"));
  return new URLSearchParams(fields);
}

function soon() {
  clearTimeout(timer);
  timer = setTimeout(() => ask().catch(() => form.requestSubmit()), 120);
}

if (form) {
  form.querySelector("[type=submit]").hidden = true;
  form.addEventListener("input", soon);
}
