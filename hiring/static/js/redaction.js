// Words and areas are chosen on the pages of a twin; the form beside them says what was chosen.

class Chooser {
  constructor(article) {
    this.form = article.querySelector("[data-cover]");
    this.words = [...article.querySelectorAll(".word")];
    this.sheets = [...article.querySelectorAll(".twin-sheet")];
    this.said = this.form.querySelector("[data-chosen]");
    this.anchor = null;
    for (const word of this.words) word.addEventListener("click", (event) => this.choose(event, word));
    this.form.querySelector("[data-words]").addEventListener("input", () => this.forget());
    this.wireArea();
  }

  set(name, value) {
    this.form.querySelector(`[data-${name}]`).value = value;
  }

  // The first click chooses a word, the second the last of several, the third begins anew.
  choose(event, word) {
    event.preventDefault();
    this.forget();
    const place = Number(word.dataset.place);
    const from = this.anchor ?? place;
    const [first, last] = from <= place ? [from, place] : [place, from];
    this.anchor = this.anchor === null ? place : null;
    const chosen = this.words.filter(({ dataset }) => dataset.place >= first && dataset.place <= last);
    for (const one of chosen) one.classList.add("chosen");
    const text = chosen.map((one) => one.dataset.text).join(" ");
    this.set("words", text);
    this.set("first", first);
    this.set("last", last);
    this.said.textContent = `Chosen: ${text}`;
  }

  forget() {
    for (const one of this.words) one.classList.remove("chosen");
    for (const name of ["first", "last", "area"]) this.set(name, "");
    for (const sheet of this.sheets) sheet.querySelector(".area").setAttribute("width", 0);
    this.said.textContent = "";
  }

  wireArea() {
    const button = this.form.querySelector("[data-choose-area]");
    const hint = this.form.querySelector("[data-area-hint]");
    if (this.sheets.length === 0) return;
    this.form.querySelector("[data-area-choice]").hidden = false;
    const turn = (on) => {
      button.setAttribute("aria-pressed", String(on));
      hint.textContent = on ? "Click one corner on the page, then the opposite one." : "";
      for (const sheet of this.sheets) sheet.classList.toggle("choosing", on);
      this.corner = null;
    };
    button.addEventListener("click", () => turn(button.getAttribute("aria-pressed") !== "true"));
    for (const sheet of this.sheets) {
      sheet.addEventListener("click", (event) => {
        if (!sheet.classList.contains("choosing")) return;
        event.preventDefault();
        if (this.mark(sheet, event)) turn(false);
      });
    }
  }

  // Whether the area is complete: both corners on the same page.
  mark(sheet, event) {
    const bounds = sheet.querySelector("img").getBoundingClientRect();
    const { page, width, height } = sheet.dataset;
    const x = ((event.clientX - bounds.left) / bounds.width) * width;
    const y = ((event.clientY - bounds.top) / bounds.height) * height;
    if (this.corner?.page !== page) {
      this.corner = { page, x, y };
      return false;
    }
    const [left, right] = [this.corner.x, x].sort((a, b) => a - b);
    const [top, low] = [this.corner.y, y].sort((a, b) => a - b);
    this.forget();
    this.anchor = null;
    const area = sheet.querySelector(".area");
    const shape = { x: left, y: top, width: right - left, height: low - top };
    for (const [name, value] of Object.entries(shape)) area.setAttribute(name, value);
    this.set("words", "");
    this.set("area", [page, left, top, right, low].join(" "));
    this.said.textContent = `Chosen: an area of page ${page}`;
    return true;
  }
}

for (const article of document.querySelectorAll("[data-document]")) {
  if (article.querySelector("[data-cover]")) new Chooser(article);
}
