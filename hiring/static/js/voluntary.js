// "I prefer not to say" and the categories exclude one another, as the server checks anyway.
for (const group of document.querySelectorAll("[data-voluntary] fieldset")) {
  const notSaid = group.querySelector("[data-not-said][type=checkbox]");
  if (!notSaid) continue;
  group.addEventListener("change", ({ target }) => {
    if (!target.checked) return;
    for (const box of group.querySelectorAll("[type=checkbox]")) {
      if ((target === notSaid) !== (box === notSaid)) box.checked = false;
    }
  });
}
