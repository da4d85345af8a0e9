(() => {
  const form = document.querySelector(".search");
  const field = form.querySelector("input");
  const status = form.querySelector("[role=status]");
  const said = form.dataset;
  const plain = (text) => text.toLowerCase().normalize("NFC").replaceAll("\u00ad", "");
  const workshops = JSON.parse(document.getElementById("handout-words").textContent).map((found) => {
    const card = document.getElementById(found.id);
    return {
      card,
      hits: card.querySelector(".hits"),
      about: plain(found.about),
      slides: found.slides.map(([title, words], place) => ({
        title, words, number: place + 1, text: plain(`${title} ${words}`),
      })),
    };
  });
  const MOST = 6, AROUND = 60;

  const excerpt = (slide, words) => {
    const at = plain(slide.words).indexOf(words[0]);
    if (at < 0) return "";
    const from = Math.max(0, slide.words.lastIndexOf(" ", Math.max(0, at - AROUND)) + 1);
    const piece = slide.words.slice(from, at + AROUND);
    return `${from ? "… " : ""}${piece}${at + AROUND < slide.words.length ? " …" : ""}`;
  };

  const line = (address, title, text) => {
    const item = document.createElement("li");
    const link = item.appendChild(document.createElement("a"));
    link.href = address;
    link.textContent = title;
    if (text) item.appendChild(document.createElement("p")).textContent = text;
    return item;
  };

  const search = () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    const has = (text) => words.every((word) => text.includes(word));
    let count = 0;
    for (const { card, hits, about, slides } of workshops) {
      const named = words.length > 0 && has(about);
      const found = words.length ? slides.filter((slide) => has(slide.text)) : [];
      const page = card.dataset.page;
      hits.replaceChildren(...found.slice(0, MOST).map((slide) => line(
        `${page}#lysbilete-${slide.number}`,
        said.slide.replace("{number}", slide.number).replace("{title}", slide.title),
        excerpt(slide, words),
      )));
      if (found.length > MOST) {
        const more = said.more.replace("{count}", found.length - MOST);
        hits.append(line(`${page}#lysbilete`, more, ""));
      }
      hits.hidden = found.length === 0;
      card.hidden = words.length > 0 && !named && found.length === 0;
      count += found.length + (named ? 1 : 0);
    }
    const key = count === 0 ? "none" : count === 1 ? "one" : "other";
    return words.length ? said[key].replace("{count}", count) : "";
  };

  let waiting;
  field.addEventListener("input", () => {
    const words = search();
    clearTimeout(waiting);
    waiting = setTimeout(() => { status.textContent = words; }, 400);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    status.textContent = search();
  });
  form.hidden = false;
  if (field.value) status.textContent = search();
})();
