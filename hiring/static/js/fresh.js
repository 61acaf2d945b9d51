// While a file is being read, look quietly whether it has moved on, and say so; nothing is replaced
// under the eyes of somebody who reads.
const work = document.querySelector("[data-in-work]");
const fresh = document.querySelector("[data-fresh]");

async function look() {
  if (document.hidden || !fresh.hidden) return;
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  fresh.hidden = page.querySelector(".candidate")?.dataset.states === work.dataset.states;
}

if (work) setInterval(look, 4000);
