// Lists of sheets say how many answers wait for each in this browser: somebody who closed the sheet
// while the server was away learns here that it is not all sent.

import { Store } from "./panel-store.js";

const list = document.querySelector("[data-sheets-of]");

function words(many) {
  return `${many === 1 ? "1 answer waits" : `${many} answers wait`} in this browser: open the sheet to send ${many === 1 ? "it" : "them"}`;
}

function draw() {
  for (const old of list.querySelectorAll(".task-waits")) old.remove();
  for (const link of list.querySelectorAll("a[href]")) {
    const sheet = /^\/sheets\/(\d+)$/.exec(link.pathname)?.[1];
    const many = sheet ? new Store(list.dataset.sheetsOf, sheet).waiting().length : 0;
    if (!many) continue;
    const told = document.createElement("span");
    told.className = "task-detail task-waits";
    told.textContent = `◐ ${words(many)}`;
    link.parentElement.querySelector(".task-detail").after(told);
  }
}

if (list) {
  draw();
  addEventListener("storage", draw);
  addEventListener("pageshow", draw);
}
