// The passages that can be cited, narrowed to those that hold every word of the filter.

export function narrow(editor, words) {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const group of editor.querySelectorAll("[data-passages]")) {
    let any = false;
    for (const pick of group.querySelectorAll(".pick")) {
      const text = pick.textContent.toLowerCase();
      pick.hidden = !wanted.every((word) => text.includes(word));
      any ||= !pick.hidden;
    }
    group.hidden = !any;
    shown += any ? 1 : 0;
  }
  editor.querySelector("[data-none]").hidden = shown > 0;
}
